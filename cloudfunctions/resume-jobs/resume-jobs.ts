import type { Job } from '../shared/domain/job';
import { dropLeftOvers } from '../shared/jobs/drop-left-overs';
import { takeStep } from '../shared/jobs/take-step';
import { works } from '../shared/jobs/works';
import type { TimerContext } from '../shared/runtime/context';
import { logDefect } from '../shared/runtime/log';

/** With steps of at most 10 s, so many end within the 60 s of a run. */
const stepsARun = 5;

/**
 * Goes on with jobs that nobody watches: one step of each waiting job in turn, until the steps of a run are used up. One that fails
 * holds up no other.
 */
export async function resumeJobs(context: TimerContext): Promise<Record<string, number>> {
  let steps = 0;
  let failed = 0;
  let waiting = await context.repositories.jobs.waiting(context.nowMs, stepsARun);
  while (waiting.length > 0 && steps < stepsARun) {
    const next: Job[] = [];
    for (const job of waiting) {
      if (steps === stepsARun) break;
      steps += 1;
      try {
        next.push(await takeStep(job, context, works));
      } catch (error) {
        failed += 1;
        logDefect(error, { jobId: job._id });
      }
    }
    waiting = next.filter(({ status, leaseUntilMs }) => status === 'running' && leaseUntilMs === 0);
  }
  return { steps, failed, dropped: await dropLeftOvers(context) };
}
