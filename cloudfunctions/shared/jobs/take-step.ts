import { type Job, afterStep, isHopeless, jobLeaseMs } from '../domain/job';
import type { JobWork, StepContext } from './job-work';

/**
 * Takes one step of a job of one of these kinds, if nobody else is at it, and answers the job as it stands then. An error leaves the cursor where it
 * was and the lease until it ends, so that a step which always fails is not tried in a tight loop.
 */
export async function takeStep(
  job: Job,
  context: StepContext,
  kinds: Partial<Record<string, JobWork>>,
): Promise<Job> {
  const { nowMs, repositories } = context;
  const work = kinds[job.kind];
  if (!work) throw new Error(`no work for jobs of kind ${job.kind}`);
  if (job.status !== 'running') return job;
  if (!(await repositories.jobs.claim(job, nowMs, nowMs + jobLeaseMs))) return job;
  const claimed = { ...job, version: job.version + 1, attempts: job.attempts + 1 };
  const hopeless = { kind: 'failed', code: 'INTERNAL' } as const;
  const outcome = isHopeless(job) ? hopeless : await work.step(claimed, context);
  const change = { ...afterStep(job, outcome, nowMs), movedAtMs: nowMs };
  const noted = await repositories.jobs.note(claimed, change);
  return noted ? { ...claimed, ...change } : ((await repositories.jobs.byId(job._id)) ?? claimed);
}
