import type { Job } from '../domain/job';
import { Collection, command, whole } from './platform';

const jobs = new Collection<Job>('jobs');

/** Starts a job. Throws DuplicateKey when one of its kind works on the same subject. */
export const start = (job: Job) => jobs.insert(job);

export const byId = (jobId: string) => jobs.byId(jobId);

/** The job of a kind that works on a subject now. */
export const runningOn = (kind: Job['kind'], subjectId: string) =>
  jobs.findOne({ where: { activeKey: `${kind}:${subjectId}` } });

/** Takes the next step of a job for itself; false when somebody else is at it, or it does not run any more. */
export async function claim(job: Job, nowMs: number, leaseUntilMs: number): Promise<boolean> {
  const free = { status: 'running', version: job.version, leaseUntilMs: command().lte(nowMs) };
  const taken = { version: job.version + 1, attempts: job.attempts + 1, leaseUntilMs };
  return (await jobs.update({ _id: job._id, ...free }, taken)) === 1;
}

/** Notes what came of a step; false when the claim is over, because it took too long or the job was stopped meanwhile. */
export async function note(
  { _id, version }: Pick<Job, '_id' | 'version'>,
  change: Partial<Job>,
): Promise<boolean> {
  // Replaced whole: an update would leave fields of the cursor before in it.
  return (await jobs.update({ _id, version, status: 'running' }, whole(change))) === 1;
}

/**
 * Stops a job that runs; false when it is over already, or what it has prepared is visible: this write and that one decide between
 * them. What its steps have done stays.
 */
export async function cancel(jobId: string): Promise<boolean> {
  const running = { _id: jobId, status: 'running', committedAtMs: command().exists(false) };
  const stopped = { status: 'cancelled', activeKey: jobId, leaseUntilMs: 0 };
  return (await jobs.update(running, stopped)) === 1;
}

/** Several trees may take a file over at a time, each of them one. */
const mostCommitted = 20;

/** Roster imports that became visible, the latest first: those that still run are being brought over. */
export const committedImports = () =>
  jobs.find<Pick<Job, '_id' | 'status' | 'committedAtMs'>>({
    where: { kind: 'roster-import', committedAtMs: command().gt(0) },
    orderBy: [['committedAtMs', 'desc']],
    limit: mostCommitted,
    fields: ['status', 'committedAtMs'],
  });

/** Jobs that nobody is at, the oldest first. */
export const waiting = (nowMs: number, limit: number) =>
  jobs.find({
    where: { status: 'running', leaseUntilMs: command().lte(nowMs) },
    orderBy: [['leaseUntilMs', 'asc']],
    limit,
  });

/** Jobs that should run and have come no further since an instant, the longest first. */
export const standingSince = (atMs: number, limit: number) =>
  jobs.find({
    where: { status: 'running', movedAtMs: command().lte(atMs) },
    orderBy: [['movedAtMs', 'asc']],
    limit,
  });

/** Jobs that ended in a defect from an instant on; what somebody can mend in a file has a code of its own. */
export const brokenSince = (atMs: number, limit: number) =>
  jobs.find({
    where: { status: 'failed', movedAtMs: command().gte(atMs), 'failure.code': 'INTERNAL' },
    orderBy: [['movedAtMs', 'asc']],
    limit,
  });
