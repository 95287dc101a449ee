import type { JobKind } from '../contract/vocabulary';
import type { JobWork } from './job-work';

/** Every kind of job and its work, one file a kind in this folder. */
export const works: Partial<Record<JobKind, JobWork>> = {};
