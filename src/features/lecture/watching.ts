import type { Interval, PlayedInterval } from '@contract/lecture';
import type { FailureCode } from '@/platform/cloud';
import { playedSoFar, shareOf } from './coverage';
import {
  allParts,
  nothingPlayed,
  observe,
  takeFinished,
  type Moment,
  type PlayedParts,
  type PlayerEvent,
} from './played-parts';
import { leftUnsavedSeconds, type ReportOutbox, type ReportResult } from './report-outbox';
import {
  decideReport,
  scheduleAfterLoss,
  scheduleFrom,
  type ReportOccasion,
} from './report-schedule';

/** A lecture is complete from this share on (domain.md, micro-lectures). */
export const completeShare = 0.9;
/** Played parts are put into the phone's storage so often: a killed app loses no more than this. */
const stashEveryMs = 5_000;

export interface WatchingStart {
  visitId: string;
  lectureId: string;
  durationSeconds: number;
  /** Absent for a guest, whose watching is neither reported nor kept. */
  receipt: string | undefined;
  covered: readonly Interval[];
  completed: boolean;
  /** From this share on it is asked for at once; a lecture's, unless told otherwise. */
  enoughShare?: number;
  /** Where a played part belongs, if that is not the picture's own position: at a live session the clock is the position. */
  place?: (part: PlayedInterval) => PlayedInterval;
}

export interface WatchingState {
  /** Everything played, confirmed or on its way. */
  played: Interval[];
  share: number;
  completed: boolean;
  /** Points of the report that completed the lecture; undefined unless it was completed just now. */
  completionPoints: number | undefined;
  /** Seconds of this visit that the server could not prove. */
  unprovedSeconds: number;
  /** Why the latest report brought no answer; undefined when it did. */
  failure: FailureCode | undefined;
  /** The server no longer accepts this visit's receipt; the lecture has to be started anew. */
  receiptVoid: boolean;
}

export interface Watching {
  event: (event: PlayerEvent) => void;
  occasion: (occasion: ReportOccasion) => Promise<void>;
  state: () => WatchingState;
}

type Outcome = Omit<WatchingState, 'played' | 'share'>;

const nothingReported: Omit<Outcome, 'completed'> = {
  completionPoints: undefined,
  unprovedSeconds: 0,
  failure: undefined,
  receiptVoid: false,
};

/** Opening the lecture anew gives another receipt, or says why there is none. */
const voiding: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'RECEIPT_EXPIRED',
  'RECEIPT_INVALID',
  'LECTURE_WITHDRAWN',
  'SEASON_OVER',
]);

/** What reports have brought so far, after one more. */
function afterReport(before: Outcome, result: ReportResult): Outcome {
  if (!result.ok) {
    const receiptVoid = voiding.has(result.code);
    return { ...before, failure: result.code, receiptVoid };
  }
  const { completed, pointsAdded, unprovedSeconds } = result.data;
  return {
    ...before,
    failure: undefined,
    completed,
    completionPoints: completed && !before.completed ? pointsAdded : before.completionPoints,
    unprovedSeconds: before.unprovedSeconds + unprovedSeconds,
  };
}

/** One visit to a lecture: gathers what is played, keeps it, and reports it when it is time. */
export function createWatching(
  start: WatchingStart,
  outbox: ReportOutbox,
  now: () => Moment,
): Watching {
  const { visitId, lectureId, durationSeconds } = start;
  const { enoughShare = completeShare } = start;
  const place = start.place ?? ((part: PlayedInterval) => part);
  let parts: PlayedParts = nothingPlayed;
  let schedule = scheduleFrom(now().monotonicMs);
  let stashedAtMs = now().monotonicMs;
  let receipt = start.receipt;
  let covered = start.covered;
  let guestPlayed: WatchingState['played'] = [];
  let outcome: Outcome = { ...nothingReported, completed: start.completed };
  let completionAsked = start.completed;
  let unsavedSeconds = 0;
  let losses = 0;

  function stash(final: boolean): void {
    const [finished, going] = takeFinished(parts);
    const played = finished.map(place);
    parts = going;
    stashedAtMs = now().monotonicMs;
    if (receipt === undefined) {
      guestPlayed = playedSoFar(guestPlayed, played);
      return;
    }
    const untold = played.length > 0 || outbox.pendingOf(visitId).length > 0;
    const asksForCredit = final && (untold || unsavedSeconds > leftUnsavedSeconds);
    if (untold || asksForCredit) outbox.add(visitId, { lectureId, receipt, played }, asksForCredit);
  }

  async function report(final: boolean): Promise<void> {
    stash(final);
    if (receipt === undefined || outcome.receiptVoid) return;
    const result = await outbox.flush(visitId);
    if (!result) return;
    outcome = afterReport(outcome, result);
    losses = result.ok ? 0 : losses + 1;
    if (result.ok) ({ receipt, covered, unsavedSeconds } = result.data);
    else schedule = scheduleAfterLoss(now().monotonicMs, losses);
  }

  function state(): WatchingState {
    const onTheWay = [...outbox.pendingOf(visitId), ...allParts(parts).map(place)];
    const played = playedSoFar([...covered, ...guestPlayed], onTheWay);
    return { ...outcome, played, share: shareOf(played, durationSeconds) };
  }

  /** The moment of completion is not left to the next minute: the person is waiting for it. */
  function completesNow(): boolean {
    if (completionAsked || receipt === undefined || state().share < enoughShare) return false;
    completionAsked = true;
    return true;
  }

  return {
    event(event) {
      parts = observe(parts, event, now());
    },
    async occasion(occasion) {
      const nowMs = now().monotonicMs;
      const decision = decideReport(schedule, occasion, nowMs);
      schedule = decision.schedule;
      if (decision.send) return report(decision.final);
      if (occasion === 'tick' && completesNow()) return report(true);
      if (nowMs - stashedAtMs >= stashEveryMs) stash(false);
    },
    state,
  };
}

/** Where the first part begins that was passed over without being played, seconds; undefined if there is none. */
export function firstGapOf(played: readonly Interval[]): number | undefined {
  const [first, second] = played;
  if (!first) return undefined;
  if (first[0] > shortestGapSeconds) return 0;
  return second ? first[1] : undefined;
}

/** A gap that nobody would notice is none. */
const shortestGapSeconds = 1;
