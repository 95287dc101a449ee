import type { Failure, FailureCode } from '@/platform/cloud';
import { passingFailures } from '@/platform/passing-failures';

/** A scanned code that the server has not yet answered for good. The code itself makes a repetition harmless. */
export interface WaitingCheckIn {
  code: string;
  /** How WeChat opened the page with it; absent where our own scanner read it. */
  scene?: number;
  /** When it was scanned, ms of the phone's own clock, which may be wrong: it serves to measure, and to show. */
  scannedAtMs: number;
  /** Attempts to send it that brought no final answer. */
  attempts: number;
  /** It rests until then, ms of the same clock. */
  notBeforeMs: number;
}

const firstRestMs = 5_000;
const longestRestMs = 300_000;
/** No server asks for more than its own window of wrong codes. A longer rest is a clock that was set back. */
const longestAskedRestMs = 600_000;
/** What the contract takes as a wait; a clock that was set forward by a year must not spoil the request. */
const longestToldWaitMs = 7 * 86_400_000;
/** The server takes no older code. */
const codeLifeMs = 86_400_000;

/** Answers after which sending the same code again can still bring another one. */
const passing: ReadonlySet<FailureCode> = new Set<FailureCode>([
  ...passingFailures,
  'UNKNOWN_ACTION',
  'CLIENT_OUTDATED',
  'FUNCTIONS_OUTDATED',
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
  scanned: Pick<WaitingCheckIn, 'code' | 'scene'>,
  nowMs: number,
): WaitingCheckIn[] {
  if (list.some((one) => one.code === scanned.code)) return [...list];
  return [...list, { ...scanned, scannedAtMs: nowMs, attempts: 0, notBeforeMs: nowMs }];
}

/** The entry of a code that the list holds. Throws for any other: a defect. */
export function waitingOf(list: readonly WaitingCheckIn[], code: string): WaitingCheckIn {
  const found = list.find((one) => one.code === code);
  if (!found) throw new Error('the code does not wait');
  return found;
}

/** How long a code has waited by the phone's clock, as the server is told. */
export function waitedMs({ scannedAtMs }: WaitingCheckIn, nowMs: number): number {
  return Math.min(Math.max(0, Math.round(nowMs - scannedAtMs)), longestToldWaitMs);
}

/** Whether the server will probably find the code too old; only the server knows. */
export const isProbablyTooOld = (one: WaitingCheckIn, nowMs: number) =>
  waitedMs(one, nowMs) > codeLifeMs;

/**
 * The list after an attempt that settled nothing. The rest doubles from 5 s to 5 min; a server that names a time
 * (`retryAtMs`, by its own clock `serverMs`) is obeyed.
 */
export function withAttempt(
  list: readonly WaitingCheckIn[],
  code: string,
  nowMs: number,
  failure: Pick<Failure, 'code' | 'details'>,
  serverMs: number,
): WaitingCheckIn[] {
  const askedMs = Number(failure.details?.['retryAtMs'] ?? 0) - serverMs;
  return list.map((one) => {
    if (one.code !== code) return one;
    const restMs = Math.min(firstRestMs * 2 ** one.attempts, longestRestMs);
    const notBeforeMs = nowMs + Math.max(restMs, Math.min(askedMs, longestAskedRestMs));
    return { ...one, attempts: one.attempts + 1, notBeforeMs };
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
  return list.filter((one) => restLeftMs(one, nowMs) === 0);
}

/** How long until the next one is due, ms; undefined if nothing waits. */
export function untilNextDueMs(list: readonly WaitingCheckIn[], nowMs: number): number | undefined {
  if (list.length === 0) return undefined;
  return Math.min(...list.map((one) => restLeftMs(one, nowMs)));
}

/** A rest beyond every rest we give was noted by a clock that has been set back since: it is over. */
function restLeftMs({ notBeforeMs }: WaitingCheckIn, nowMs: number): number {
  const left = Math.max(0, notBeforeMs - nowMs);
  return left > longestAskedRestMs ? 0 : left;
}
