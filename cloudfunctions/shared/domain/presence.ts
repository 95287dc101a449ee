import {
  clipIntervals,
  measureOf,
  mergeIntervals,
  type Span,
  subtractIntervals,
} from './intervals';
import type { PlayedInterval } from '../contract/lecture';
import { assertPathPart, type RecordChange } from './ledger';
import type { Session } from './session';
import type { StudyRecord } from './study-record';
import { stillSpent } from './watch-credit';
import { mostFreshPlays, rebaseReceipt, takeReport, unsavedSecondsOf } from './watch-progress';
import { type Play, tenths, wallOf } from './watch-proof';
import type { WatchReceipt } from './watch-receipt';

/**
 * Presence at a live session, proved like watching: the windows of server time in which the stream really played. A live minute can
 * only be watched in that minute, so a place in the session and an instant of the server's clock are one and the same: seconds
 * since the start. Receipts are watch receipts with the session's id in the place of the lecture's.
 */

/**
 * Whoever watched this share of the session was there. More than half, so that nobody is credited for looking in; not all of it, as a
 * late bus, a lost network or a door bell must not cost what somebody really attended.
 */
const presentShare = 0.6;

/** Reports of what was played may come so much later than the end, as a late code may. */
export const presenceAcceptedMs = 24 * 3_600_000;

/** Unsaved seconds that are worth a write: what a cleared phone can lose, as with lectures. */
const saveEverySeconds = 300;
/** The same when the member leaves the page. */
const saveAtLeaveSeconds = 30;

type Times = Pick<Session, 'startsAtMs' | 'endsAtMs' | 'checkInClosesAtMs' | 'status'>;

/** Seconds that the session lasts: as planned, or until it was closed by hand if that was earlier. */
export function lengthSeconds({ startsAtMs, endsAtMs, checkInClosesAtMs, status }: Times): number {
  const over = status === 'closed' || status === 'settled';
  const endedAtMs = over ? Math.min(endsAtMs, Math.max(checkInClosesAtMs, startsAtMs)) : endsAtMs;
  return (endedAtMs - startsAtMs) / 1000;
}

/** The session's times as the receipt of its live page was given them: what an ordinary report is held against, without a read. */
export function timesOf({ liveSinceMs, durationSeconds }: WatchReceipt): Times {
  if (liveSinceMs === undefined) throw new Error('a receipt of presence without a session');
  const endsAtMs = liveSinceMs + durationSeconds * 1000;
  return { startsAtMs: liveSinceMs, endsAtMs, checkInClosesAtMs: endsAtMs, status: 'open' };
}

/** Seconds that have to be watched of a session. */
export const neededSeconds = (session: Times) => Math.ceil(lengthSeconds(session) * presentShare);

/** What a member has watched of a session by the receipt, saved or not; of a session closed early only what lies before. */
export function watchedOf(receipt: WatchReceipt, session: Times): Span[] {
  const all = mergeIntervals(
    receipt.standing.covered,
    receipt.fresh.map((play) => play.video),
  );
  return clipIntervals(all, 0, lengthSeconds(session));
}

/** Whether by the receipt enough of a session is watched. */
export const isEnough = (receipt: WatchReceipt, session: Times) =>
  measureOf(watchedOf(receipt, session)) >= neededSeconds(session);

/** When the member was first seen there, ms; undefined unless enough was watched. Decides about being late. */
export function presentSinceMs(
  watched: readonly Span[],
  session: Times,
): { seenAtMs: number } | undefined {
  const [first] = watched;
  if (!first || measureOf(watched) < neededSeconds(session)) return undefined;
  return { seenAtMs: session.startsAtMs + Math.round(first[0] * 1000) };
}

/** The receipt after one report. What was claimed of the picture's position counts for nothing: the clock is the position. */
export function takePresence(
  receipt: WatchReceipt,
  played: readonly PlayedInterval[],
  nowMs: number,
): WatchReceipt {
  return onTheClock(takeReport(receipt, placed(receipt, played), nowMs));
}

/** The receipt on what stands in the record now; windows that a lecture or another device has spent meanwhile are lost. */
export function rebasePresence(
  receipt: WatchReceipt,
  now: Parameters<typeof rebaseReceipt>[1],
): WatchReceipt {
  return onTheClock(rebaseReceipt(receipt, now));
}

/** Seconds of the session that a report claims and that are not covered in the end: the server's clock does not allow them. */
export function unprovedPresence(played: readonly PlayedInterval[], after: WatchReceipt): number {
  const claimed = placed(after, played).map((one): Span => [one.fromSeconds, one.toSeconds]);
  const times = timesOf(after);
  const inSession = clipIntervals(claimed, 0, lengthSeconds(times));
  return tenths(measureOf(subtractIntervals(inSession, watchedOf(after, times))));
}

function placed(receipt: WatchReceipt, played: readonly PlayedInterval[]): PlayedInterval[] {
  const { startsAtMs } = timesOf(receipt);
  return played.map((one) => ({
    ...one,
    fromSeconds: (one.beganAtMs - startsAtMs) / 1000,
    toSeconds: (one.endedAtMs - startsAtMs) / 1000,
  }));
}

/** The proof of watching allows twice the speed and mends small clock errors; presence is never more than its windows. */
function onTheClock(receipt: WatchReceipt): WatchReceipt {
  const { startsAtMs } = timesOf(receipt);
  const at = (ms: number) => Math.max(0, tenths((ms - startsAtMs) / 1000));
  const fresh = receipt.fresh.map(({ wall }): Play => ({
    video: [at(wall[0]), at(wall[1])],
    wall,
  }));
  return { ...receipt, fresh };
}

/** Whether the unsaved windows are to be written now: from time to time, on leaving, and when with them enough is watched. */
export function saveDue(receipt: WatchReceipt, final: boolean): boolean {
  const unsaved = unsavedSecondsOf(receipt);
  if (unsaved <= 0) return false;
  if (unsaved >= saveEverySeconds || receipt.fresh.length > mostFreshPlays) return true;
  if (final && unsaved > saveAtLeaveSeconds) return true;
  return !receipt.standing.completed && isEnough(receipt, timesOf(receipt));
}

/**
 * The one change that saves what is unsaved: progress and spent windows. No points: those of the check-in come by themselves. Right only
 * while the record's watch version is the receipt's.
 */
export function changeOfPresence(
  receipt: WatchReceipt,
  nowMs: number,
): { change: RecordChange; standing: WatchReceipt['standing'] } {
  const { standing, lectureId: sessionId } = receipt;
  const covered = mergeIntervals(
    standing.covered,
    receipt.fresh.map((play) => play.video),
  );
  const spent = stillSpent(mergeIntervals(standing.spent, wallOf(receipt.fresh)), nowMs);
  const version = standing.version + 1;
  return {
    change: {
      set: {
        'watch.version': version,
        'watch.spent': spent,
        [`watch.live.${assertPathPart(sessionId)}.covered`]: covered,
      },
      increment: {},
    },
    standing: { ...standing, version, covered, spent },
  };
}

/** What a record says of a member's presence at a session, for its receipt. */
export function presenceStanding(
  record: Pick<StudyRecord, 'watch'>,
  sessionId: string,
  nowMs: number,
): WatchReceipt['standing'] {
  const { version, creditedSeconds, spent, live } = record.watch;
  return {
    ...{ version, creditedSeconds, day: '', dayPoints: 0, completed: false },
    covered: mergeIntervals(live?.[sessionId]?.covered ?? []),
    spent: stillSpent(spent, nowMs),
  };
}
