import type { Job, StepOutcome } from '../domain/job';
import type { TimerContext } from '../runtime/context';

/** What steps get: nobody calls, since a timer may take them as well as whoever watches the bar. */
export type StepContext = TimerContext;

/** The work of one kind of job. */
export interface JobWork {
  /**
   * One step of at most about 10 s and 100 database operations, from `job.cursor` (null at the beginning). Done again from the same
   * cursor it changes nothing more.
   */
  step: (job: Job, context: StepContext) => Promise<StepOutcome>;
}
