import type { PlayedInterval } from '../contract/lecture';
import {
  clipIntervals,
  measureOf,
  mergeIntervals,
  type Span,
  subtractIntervals,
} from './intervals';
import {
  joinPlays,
  type Play,
  playedSeconds,
  provenPlays,
  tenths,
  videoOf,
  wallOf,
} from './watch-proof';
import type { WatchReceipt, WatchStanding } from './watch-receipt';

/** Unsaved seconds that are worth a write at once: more than these a cleared phone cannot lose. And when the member leaves. */
const creditEverySeconds = 300;
const creditAtLeaveSeconds = 30;
/** More unsaved plays than this are written at once: it bounds the receipt. */
export const mostFreshPlays = 40;

/** The receipt after one report. Reporting the same again adds nothing: its seconds are covered and its windows used. */
export function takeReport(
  receipt: WatchReceipt,
  played: readonly PlayedInterval[],
  nowMs: number,
): WatchReceipt {
  const claims = playsOf(played);
  const proven = provenPlays(claims, boundsOf(receipt, nowMs), {
    covered: coveredOf(receipt),
    spent: mergeIntervals(receipt.standing.spent, wallOf(receipt.fresh)),
  });
  const latest = claims.reduce<Play | undefined>(
    (last, claim) => (last === undefined || claim.wall[1] >= last.wall[1] ? claim : last),
    undefined,
  );
  return {
    ...receipt,
    positionSeconds: Math.min(latest?.video[1] ?? receipt.positionSeconds, receipt.durationSeconds),
    fresh: joinPlays([...receipt.fresh, ...proven], receipt.standing.spent),
  };
}

/**
 * The receipt on what stands in the record now, after another device or lecture has written: its unsaved plays are
 * proved anew, so windows spent meanwhile are refused, wall second by wall second, and the rest counts.
 */
export function rebaseReceipt(
  receipt: WatchReceipt,
  now: { standing: WatchStanding; branchId: string; nowMs: number },
): WatchReceipt {
  const { standing, branchId } = now;
  const fresh = provenPlays(receipt.fresh, boundsOf(receipt, now.nowMs), standing);
  return { ...receipt, branchId, standing, fresh: joinPlays(fresh, standing.spent) };
}

/** The receipt with what of its unsaved plays was played until then, which is when its lecture was withdrawn or its season ended. */
export const provedUntil = (receipt: WatchReceipt, untilMs: number): WatchReceipt =>
  rebaseReceipt(receipt, { ...receipt, nowMs: untilMs });

/**
 * Whether the unsaved seconds of a receipt are to be written now. Who leaves a completed lecture will not come back for the
 * little that is left, so then everything is written.
 */
export function creditDue(receipt: WatchReceipt, final: boolean): boolean {
  const unsaved = unsavedSecondsOf(receipt);
  if (unsaved <= 0) return false;
  if (unsaved >= creditEverySeconds || receipt.fresh.length > mostFreshPlays) return true;
  if (final && (unsaved > creditAtLeaveSeconds || receipt.standing.completed)) return true;
  return completes(receipt);
}

/** True when the unsaved seconds complete the lecture for the first time. */
export function completes(receipt: WatchReceipt): boolean {
  const enough = receipt.durationSeconds * receipt.rules.lectureDone.coverage;
  return !receipt.standing.completed && coveredSecondsOf(receipt) >= enough;
}

/** Parts of the video played so far, credited or not. */
export const coveredOf = (receipt: WatchReceipt): Span[] =>
  mergeIntervals(receipt.standing.covered, videoOf(receipt.fresh));

export const coveredSecondsOf = (receipt: WatchReceipt) => tenths(measureOf(coveredOf(receipt)));

export const unsavedSecondsOf = (receipt: WatchReceipt) => playedSeconds(receipt.fresh);

/**
 * Seconds that the report claims, or that an earlier one had got into the receipt, and that are not covered in the end:
 * the server's clock does not allow them.
 */
export function unprovedSeconds(
  before: WatchReceipt,
  played: readonly PlayedInterval[],
  after: WatchReceipt,
): number {
  const claimed = mergeIntervals(videoOf(playsOf(played)), videoOf(before.fresh));
  const inVideo = clipIntervals(claimed, 0, tenths(after.durationSeconds));
  return tenths(measureOf(subtractIntervals(inVideo, coveredOf(after))));
}

function boundsOf(receipt: WatchReceipt, nowMs: number) {
  return {
    durationSeconds: receipt.durationSeconds,
    fromMs: receipt.startedAtMs,
    untilMs: Math.min(nowMs, receipt.countsUntilMs ?? nowMs),
  };
}

/** Claims in the units of the proof. What is reversed, empty or not a number is left out: it is worth nothing. */
function playsOf(played: readonly PlayedInterval[]): Play[] {
  return played
    .map(({ fromSeconds, toSeconds, beganAtMs, endedAtMs }): Play => ({
      video: [tenths(fromSeconds), tenths(toSeconds)],
      wall: [Math.round(beganAtMs), Math.round(endedAtMs)],
    }))
    .filter(({ video, wall }) => video[1] > video[0] && wall[1] > wall[0]);
}

/** Share of a lecture, 0 to 1. */
export const shareOf = (seconds: number, durationSeconds: number) =>
  durationSeconds > 0 ? Math.min(1, seconds / durationSeconds) : 0;
