import type { Failure, FailureCode } from '@/platform/cloud';
import { passingFailures } from '@/platform/passing-failures';

/** A scanned code that the server has not yet answered for good. */
export interface WaitingCheckIn {
  code: string;
  /** When it was scanned, ms of the phone's best knowledge of the time. */
  scannedAtMs: number;
  /** Attempts to send it that brought no final answer. */
  attempts: number;
  /** It rests until then, ms of the same clock. */
  notBeforeMs: number;
}

const firstRestMs = 5_000;
const longestRestMs = 300_000;

/** Answers after which sending the same code again can still bring another one. */
const passing: ReadonlySet<FailureCode> = new Set<FailureCode>([
  ...passingFailures,
  'UNKNOWN_ACTION',
  'TOO_MANY_WRONG_CODES',
]);

/** Whether an answer settles a check-in: only then may the stored code be forgotten. */
export function isFinal(result: { ok: true } | Pick<Failure, 'ok' | 'code'>): boolean {
  return result.ok || !passing.has(result.code);
}

/** Whether the failure means that no server was reached, so that the others need not be tried now. */
export function isUnreachable(code: FailureCode): boolean {
  return code === 'NETWORK_FAILED' || code === 'TIMED_OUT';
}

/** The list with a newly scanned code at its end; a code that waits already stays where it is. */
export function withScanned(
  list: readonly WaitingCheckIn[],
  code: string,
  nowMs: number,
): WaitingCheckIn[] {
  if (list.some((one) => one.code === code)) return [...list];
  return [...list, { code, scannedAtMs: nowMs, attempts: 0, notBeforeMs: nowMs }];
}

/**
 * The list after an attempt that settled nothing. The rest doubles from 5 s to 5 min; a server that names a time
 * (`retryAtMs`) is obeyed.
 */
export function withAttempt(
  list: readonly WaitingCheckIn[],
  code: string,
  nowMs: number,
  failure: Pick<Failure, 'code' | 'details'>,
): WaitingCheckIn[] {
  const asked = Number(failure.details?.['retryAtMs'] ?? 0);
  return list.map((one) => {
    if (one.code !== code) return one;
    const restMs = Math.min(firstRestMs * 2 ** one.attempts, longestRestMs);
    return { ...one, attempts: one.attempts + 1, notBeforeMs: Math.max(nowMs + restMs, asked) };
  });
}

export function withoutCode(list: readonly WaitingCheckIn[], code: string): WaitingCheckIn[] {
  return list.filter((one) => one.code !== code);
}

/** The list with every rest ended: the connection is back, or the person asks to try now. */
export function withoutRests(list: readonly WaitingCheckIn[], nowMs: number): WaitingCheckIn[] {
  return list.map((one) => ({ ...one, notBeforeMs: Math.min(one.notBeforeMs, nowMs) }));
}

/** What may be sent now, in the order in which it was scanned. */
export function dueOf(list: readonly WaitingCheckIn[], nowMs: number): WaitingCheckIn[] {
  return list.filter((one) => one.notBeforeMs <= nowMs);
}

/** How long until the next one is due, ms; undefined if nothing waits. */
export function untilNextDueMs(list: readonly WaitingCheckIn[], nowMs: number): number | undefined {
  if (list.length === 0) return undefined;
  return Math.max(0, Math.min(...list.map((one) => one.notBeforeMs)) - nowMs);
}
