import * as z from 'zod';
import type { JobResult } from '../domain/job';
import type { ErrorCode, ErrorDetails } from './error-codes';
import { documentIdField } from './fields';
import type { JobKind, JobStatus } from './vocabulary';

const job = z.strictObject({ jobId: documentIdField });

export const jobsRequests = {
  /** How far a job has come. */
  show: job,
  /** The same after one more step, if nobody else is at it: whoever watches the bar drives the work. */
  advance: job,
  /** Stops it, unless what it prepared is visible by then. What was done stays, and what is only prepared never becomes visible. */
  cancel: job,
};

export interface JobView {
  jobId: string;
  kind: JobKind;
  status: JobStatus;
  /** Units of work done, and all of them once they are known. */
  done: number;
  total: number | null;
  /** Whether it can still be stopped. */
  cancellable: boolean;
  startedAtMs: number;
  result?: JobResult;
  failure?: { code: ErrorCode; details?: ErrorDetails };
}

export interface JobsResponses {
  show: JobView;
  advance: JobView;
  cancel: JobView;
}
