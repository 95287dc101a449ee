import type { FailureCode } from './cloud';

/** Failures that pass by themselves: the same request can bring an answer a little later. */
export const passingFailures: readonly FailureCode[] = [
  'NETWORK_FAILED',
  'TIMED_OUT',
  'BUSY',
  // WeChat's check of what somebody has written: without its answer nothing is shown to others.
  'CONTENT_CHECK_UNAVAILABLE',
  'INTERNAL',
  'NOT_IDENTIFIED',
];
