import type { BoardAnswer } from '@contract/check-in';

/** Codes as they came from the server, tied to the moment on the projecting device at which they came. */
export interface CodeBatch {
  codes: readonly string[];
  firstSlotStartsAtMs: number;
  slotMs: number;
  /** Server time minus monotonic time, ms. */
  serverOffsetMs: number;
  fetchedAtMs: number;
}

export type Projection =
  | {
      kind: 'showing';
      code: string;
      /** Share of the slot that has passed, 0 to 1; for the ring. */
      slotShare: number;
      slotLeftMs: number;
      /** How long the batch lasts without another answer of the server. */
      batchLeftMs: number;
    }
  /** Every code of the batch has had its time; nothing must be projected. */
  | { kind: 'exhausted' };

/** A new batch is asked for so often, so that a network that dies at any moment leaves five minutes of codes. */
export const refetchEveryMs = 10_000;

export function batchOf(
  answer: Pick<BoardAnswer, 'codes' | 'firstSlotStartsAtMs' | 'slotMs'>,
  serverNowMs: number,
  monotonicMs: number,
): CodeBatch {
  const { codes, firstSlotStartsAtMs, slotMs } = answer;
  return {
    codes,
    firstSlotStartsAtMs,
    slotMs,
    serverOffsetMs: serverNowMs - monotonicMs,
    fetchedAtMs: monotonicMs,
  };
}

/** What is to be projected at a moment. The device's own clock plays no part: it may be set wrong by hours. */
export function projectionAt(batch: CodeBatch, monotonicMs: number): Projection {
  const sinceFirstMs = monotonicMs + batch.serverOffsetMs - batch.firstSlotStartsAtMs;
  // A reply that took its time can make the first slot seem to lie ahead; it is the right one to show.
  const index = Math.max(0, Math.floor(sinceFirstMs / batch.slotMs));
  const code = batch.codes[index];
  if (code === undefined) return { kind: 'exhausted' };
  const slotLeftMs = Math.min(batch.slotMs, (index + 1) * batch.slotMs - sinceFirstMs);
  return {
    kind: 'showing',
    code,
    slotShare: 1 - slotLeftMs / batch.slotMs,
    slotLeftMs,
    batchLeftMs: batch.codes.length * batch.slotMs - sinceFirstMs,
  };
}

/** Two readings of the clocks, taken together. */
export interface ClockPair {
  monotonicMs: number;
  wallMs: number;
}

const sleepThresholdMs = 2_000;

/**
 * How long the monotonic clock stood still between two readings, ms; 0 if it did not. Browsers stop it while a computer
 * sleeps. A wall clock that was set back says nothing.
 */
export function sleptMsBetween(before: ClockPair, now: ClockPair): number {
  const behindMs = now.wallMs - before.wallMs - (now.monotonicMs - before.monotonicMs);
  return behindMs > sleepThresholdMs ? behindMs : 0;
}

/** The batch after a sleep that the monotonic clock did not count. */
export function batchAfterSleep(batch: CodeBatch, sleptMs: number): CodeBatch {
  return { ...batch, serverOffsetMs: batch.serverOffsetMs + sleptMs };
}
