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
  /** Takes back what the steps of a stopped job have prepared, where they prepare anything in the store. */
  undo?: (job: Pick<Job, '_id'>, context: Pick<StepContext, 'repositories'>) => Promise<void>;
}
