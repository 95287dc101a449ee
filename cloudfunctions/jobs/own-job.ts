import type { JobView } from '../shared/contract/jobs';
import type { Job } from '../shared/domain/job';
import { permissionOfJob } from '../shared/domain/action-permissions';
import { may } from '../shared/domain/permissions';
import { takeStep } from '../shared/jobs/take-step';
import { works } from '../shared/jobs/works';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';

interface Input {
  jobId: string;
}

/** How a job of the caller's stands. */
export async function showJob({ jobId }: Input, context: MemberContext): Promise<Outcome<JobView>> {
  const job = await ownJob(jobId, context);
  return job instanceof Refused ? job : viewOf(job);
}

/** Takes one step of a job of the caller's, unless somebody else is at it; answers how it stands then. */
export async function advanceJob(
  { jobId }: Input,
  context: MemberContext,
): Promise<Outcome<JobView>> {
  const job = await ownJob(jobId, context);
  return job instanceof Refused ? job : viewOf(await takeStep(job, context, works));
}

/** Asked twice, or after the end, it answers how the job stands. */
export async function cancelJob(
  { jobId }: Input,
  context: MemberContext,
): Promise<Outcome<JobView>> {
  const job = await ownJob(jobId, context);
  if (job instanceof Refused) return job;
  // A step that is at work goes on staging: what it leaves is looked after by the timer.
  if (await context.repositories.jobs.cancel(jobId)) await works[job.kind]?.undo?.(job, context);
  return viewOf((await context.repositories.jobs.byId(jobId)) ?? job);
}

/** The job, if the caller started it and may still do there what it does: a role may have ended since. Somebody else's is not there. */
async function ownJob(
  jobId: string,
  { member, repositories }: MemberContext,
): Promise<Outcome<Job>> {
  const job = await repositories.jobs.byId(jobId);
  if (!job || job.startedBy !== member._id) return refuse('JOB_NOT_FOUND');
  return may(member.roles, permissionOfJob[job.kind], job.orgPath) ? job : refuse('NOT_ALLOWED');
}

function viewOf(job: Job): JobView {
  const { _id, kind, status, done, total, startedAtMs, result, failure } = job;
  return {
    jobId: _id,
    kind,
    status,
    done,
    total,
    cancellable: status === 'running' && job.committedAtMs === undefined,
    startedAtMs,
    ...(result ? { result } : {}),
    ...(failure ? { failure } : {}),
  };
}
