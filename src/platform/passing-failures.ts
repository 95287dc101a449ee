import type { FailureCode } from './cloud';

/** Failures that pass by themselves: the same request can bring an answer a little later. */
export const passingFailures: readonly FailureCode[] = [
  'NETWORK_FAILED',
  'TIMED_OUT',
  'BUSY',
  'INTERNAL',
  'NOT_IDENTIFIED',
];
