import {
  closeSmallestGaps,
  intersectIntervals,
  measureOf,
  mergeIntervals,
  type Span,
} from './intervals';
import type { LectureProgress, StudyRecord, WatchRecord } from './study-record';
import { mostSpentWindows } from './watch-credit';
import { mostCoveredParts, tenths } from './watch-proof';

/** What two entries of one person have watched together, every part of a lecture once. */
export interface MergedWatching {
  set: Record<string, unknown>;
  creditedSeconds: number;
  /** Lectures as they stand afterwards, of those that the merge has changed. */
  lectures: Record<string, LectureProgress>;
}

/**
 * Parts that both have watched count once, and so do seconds of the clock in which both phones played: what is known of them reaches a week
 * back, as in the watch proof. Receipts that are out become outdated by the version.
 */
export function mergedWatching(
  stays: Pick<StudyRecord, 'watch'>,
  goes: Pick<StudyRecord, 'watch'>,
): MergedWatching {
  const [own, other] = [stays.watch, goes.watch];
  const lectures: Record<string, LectureProgress> = {};
  let more = 0;
  for (const [lectureId, progress] of Object.entries(other.lectures)) {
    const merged = mergedProgress(own.lectures[lectureId], progress);
    more += merged.coveredSeconds - (own.lectures[lectureId]?.coveredSeconds ?? 0);
    lectures[lectureId] = merged;
  }
  const atOnceMs = measureOf(intersectIntervals(own.spent, other.spent));
  const added = Math.min(Math.max(0, more - atOnceMs / 1000), other.creditedSeconds);
  const creditedSeconds = tenths(own.creditedSeconds + added);
  const spent = closeSmallestGaps(mergeIntervals(own.spent, other.spent), mostSpentWindows);
  const paths = Object.entries(lectures).map(([id, one]): [string, unknown] => [
    `watch.lectures.${id}`,
    one,
  ]);
  return {
    creditedSeconds,
    lectures,
    set: {
      ...Object.fromEntries(paths),
      ...liveOf(own, other),
      'watch.version': Math.max(own.version, other.version) + 1,
      'watch.creditedSeconds': creditedSeconds,
      'watch.spent': spent,
    },
  };
}

function mergedProgress(own: LectureProgress | undefined, other: LectureProgress): LectureProgress {
  if (!own) return other;
  const covered = boundedUnion(own.covered, other.covered);
  const completed = [own, other].flatMap(({ completedAtMs }) => completedAtMs ?? []);
  return {
    covered,
    coveredSeconds: tenths(measureOf(covered)),
    positionSeconds: Math.max(own.positionSeconds, other.positionSeconds),
    ...(completed.length > 0 ? { completedAtMs: Math.min(...completed) } : {}),
  };
}

/** A part that would be one more than a lecture's record holds is not taken over, as it would not be credited: receipts carry them all. */
function boundedUnion(own: readonly Span[], other: readonly Span[]): Span[] {
  let covered = mergeIntervals(own);
  for (const part of mergeIntervals(other)) {
    const widened = mergeIntervals(covered, [part]);
    if (widened.length <= Math.max(mostCoveredParts, covered.length)) covered = widened;
  }
  return covered;
}

const liveOf = (own: WatchRecord, other: WatchRecord) =>
  Object.fromEntries(
    Object.entries(other.live ?? {}).map(([sessionId, { covered }]) => [
      `watch.live.${sessionId}`,
      { covered: mergeIntervals(own.live?.[sessionId]?.covered ?? [], covered) },
    ]),
  );
