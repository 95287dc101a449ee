import type { ErrorCode, ErrorDetails } from '../contract/error-codes';
import type { JobKind, JobStatus } from '../contract/vocabulary';

/**
 * Work that is longer than one call may take, done in steps. Collection `jobs`. Steps are idempotent: one whose outcome could
 * not be noted is done again from the same cursor.
 */
export interface Job {
  _id: string;
  kind: JobKind;
  /** Whose data it changes: decides who may see and stop it. Ids from the root down. */
  orgPath: string[];
  /** Member id. */
  startedBy: string;
  startedAtMs: number;
  /** When it last came further or ended; server clock. What stands still for long is looked after by the watchdog. */
  movedAtMs: number;
  /**
   * When what it had prepared became visible, by this one write; server clock. From then on it cannot be stopped, and is not given
   * up either. Missing of work that prepares nothing.
   */
  committedAtMs?: number;
  status: JobStatus;
  /** What it was started with; its kind knows the shape. Ids and figures, never a name. */
  input: unknown;
  /** How far it has come; null before the first step. */
  cursor: unknown;
  /** Units of work done, and all of them once they are known. */
  done: number;
  total: number | null;
  /** Figures of a finished job. */
  result?: JobResult;
  failure?: { code: ErrorCode; details?: ErrorDetails };
  /** Grows with every claim; a step's outcome is noted only for the claim that it was done under. */
  version: number;
  /** Steps begun since the last one that came to something. */
  attempts: number;
  /** Nobody else takes a step before. */
  leaseUntilMs: number;
  /** Unique: `<kind>:<what it works on>` while it runs, so that no two run against each other; its own id afterwards. */
  activeKey: string;
}

export type JobResult = Readonly<Record<string, number | string>>;

/** What one step has come to. */
export type StepOutcome =
  | {
      kind: 'more';
      cursor: unknown;
      done: number;
      total: number | null;
      /** What was prepared holds from the moment that this outcome is noted. */
      commits?: true;
    }
  | { kind: 'done'; result: JobResult; done: number }
  | { kind: 'failed'; code: ErrorCode; details?: ErrorDetails };

/** A step that fails so often will fail for ever; the job ends with what the log knows. */
const mostAttempts = 5;

/** Whether a job is given up. What is visible already is brought to its end, however long it takes: the watchdog tells of it. */
export const isHopeless = ({ attempts, committedAtMs }: Pick<Job, 'attempts' | 'committedAtMs'>) =>
  committedAtMs === undefined && attempts >= mostAttempts;

/** Longer than any function may run: a step that is still at work is never done a second time beside itself. */
export const jobLeaseMs = 65_000;

export interface NewJob {
  jobId: string;
  kind: JobKind;
  /** What no second job of the kind may work on at the same time, such as the season's id. */
  subjectId: string;
  orgPath: string[];
  startedBy: string;
  input: unknown;
  nowMs: number;
}

/** A job before its first step, free to be claimed at once. */
export function newJob({ jobId, subjectId, nowMs, ...rest }: NewJob): Job {
  return {
    _id: jobId,
    ...rest,
    startedAtMs: nowMs,
    movedAtMs: nowMs,
    status: 'running',
    cursor: null,
    done: 0,
    total: null,
    version: 0,
    attempts: 0,
    leaseUntilMs: 0,
    activeKey: `${rest.kind}:${subjectId}`,
  };
}

/** The fields that a step's outcome changes. A finished job makes room for the next of its kind. */
export function afterStep(
  job: Pick<Job, '_id' | 'done' | 'total'>,
  outcome: StepOutcome,
  nowMs: number,
): Partial<Job> {
  const over = { leaseUntilMs: 0, activeKey: job._id };
  switch (outcome.kind) {
    case 'more': {
      const { cursor, done, total, commits } = outcome;
      const committed = commits ? { committedAtMs: nowMs } : {};
      return { cursor, done, total, leaseUntilMs: 0, attempts: 0, ...committed };
    }
    case 'done': {
      const { done, result } = outcome;
      return { ...over, status: 'done', done, total: done, result };
    }
    case 'failed': {
      const { code, details } = outcome;
      return { ...over, status: 'failed', failure: { code, ...(details ? { details } : {}) } };
    }
  }
}
