import { closeSmallestGaps, measureOf, mergeIntervals, type Span } from './intervals';
import {
  assertPathPart,
  changeOfCredits,
  type Credit,
  lectureDoneKey,
  type RecordChange,
  watchKey,
} from './ledger';
import type { SeasonRules } from './rules';
import type { PlannedLecture, Season } from './season';
import { seasonDayOf } from './season-time';
import type { StudyRecord } from './study-record';
import { completes, coveredOf, unsavedSecondsOf } from './watch-progress';
import { tenths, wallOf } from './watch-proof';
import {
  greatestReceiptAgeMs,
  type WatchReceipt,
  type WatchRules,
  type WatchStanding,
} from './watch-receipt';

/** Bounds the record and the receipt. Beyond it the smallest gaps count as spent: never more credit, a little less. */
export const mostSpentWindows = 120;
/** No live receipt reaches further back; the hour is for clocks of different instances. */
const spentKeptMs = greatestReceiptAgeMs + 3_600_000;

/** What one credit step writes, and what stands afterwards. */
export interface WatchCredit {
  change: RecordChange;
  /** Ledger keys that the change writes; none of them may exist. */
  keys: string[];
  points: number;
  standing: WatchStanding;
}

/** What a record says of watching, for a receipt of one of its lectures. */
export function standingOf(
  record: Pick<StudyRecord, 'watch'> & Partial<Pick<StudyRecord, 'days'>>,
  lectureId: string,
  nowMs: number,
): WatchStanding {
  const { version, creditedSeconds, spent, lectures } = record.watch;
  const progress = lectures[lectureId];
  const day = lastWatchDay(record.days, seasonDayOf(nowMs));
  return {
    version,
    creditedSeconds,
    day,
    dayPoints: record.days?.[day]?.watch ?? 0,
    completed: progress?.completedAtMs !== undefined,
    covered: mergeIntervals(progress?.covered ?? []),
    spent: stillSpent(spent, nowMs),
  };
}

export interface Opening {
  openidKey: string;
  season: Pick<Season, '_id' | 'rules' | 'endsAtMs'>;
  lecture: Pick<PlannedLecture, 'lectureId' | 'durationSeconds'>;
  record: Pick<StudyRecord, 'branchId' | 'watch'> & Partial<Pick<StudyRecord, 'days'>>;
  nowMs: number;
}

/** The receipt of a member who opens a lecture now. */
export function newReceipt({ openidKey, season, lecture, record, nowMs }: Opening): WatchReceipt {
  const { lectureId, durationSeconds } = lecture;
  return {
    openidKey,
    seasonId: season._id,
    branchId: record.branchId,
    lectureId,
    durationSeconds,
    startedAtMs: nowMs,
    countsUntilMs: season.endsAtMs,
    positionSeconds: record.watch.lectures[lectureId]?.positionSeconds ?? 0,
    rules: watchRulesOf(season.rules),
    standing: standingOf(record, lectureId, nowMs),
    fresh: [],
  };
}

/**
 * The one change that saves everything unsaved in a receipt: seconds, coverage, windows, and the points they earn. It is
 * right only if the record's watch version is still the receipt's; the caller makes the write conditional on that.
 */
export function creditOf(receipt: WatchReceipt, nowMs: number): WatchCredit {
  const { standing, lectureId } = receipt;
  const covered = coveredOf(receipt);
  const creditedSeconds = tenths(standing.creditedSeconds + unsavedSecondsOf(receipt));
  const spent = stillSpent(mergeIntervals(standing.spent, wallOf(receipt.fresh)), nowMs);
  const completing = completes(receipt);
  const watched = watchCredits(receipt, creditedSeconds, nowMs);
  const credits = completing ? [...watched, lectureDoneCredit(receipt, nowMs)] : watched;
  const change = changeOfCredits(credits, nowMs);
  const path = `watch.lectures.${assertPathPart(lectureId)}`;
  Object.assign(change.set, {
    'watch.version': standing.version + 1,
    'watch.creditedSeconds': creditedSeconds,
    'watch.spent': spent,
    [`${path}.covered`]: covered,
    [`${path}.coveredSeconds`]: tenths(measureOf(covered)),
    [`${path}.positionSeconds`]: receipt.positionSeconds,
    ...(completing ? { [`${path}.completedAtMs`]: nowMs } : {}),
  });
  return {
    change,
    keys: credits.map((credit) => credit.key),
    points: sumOf(credits),
    standing: {
      version: standing.version + 1,
      creditedSeconds,
      ...dayAfter(standing, sumOf(watched), nowMs),
      completed: standing.completed || completing,
      covered,
      spent,
    },
  };
}

/**
 * One entry for every whole unit of the member's credited seconds that the step reaches. Beyond the day's cap a unit
 * gets an entry without points, so that it too explains itself. They count on the day of the credit.
 */
function watchCredits(receipt: WatchReceipt, creditedSeconds: number, nowMs: number): Credit[] {
  const { standing, branchId, lectureId } = receipt;
  const { points, everySeconds, dayCap } = receipt.rules.watch;
  const before = Math.floor(standing.creditedSeconds / everySeconds);
  const units = Math.floor(creditedSeconds / everySeconds) - before;
  let left = isBehind(standing, nowMs) ? 0 : Math.max(0, dayCap - dayPointsOf(standing, nowMs));
  return Array.from({ length: units }, (_, index) => {
    const given = Math.min(points, left);
    left -= given;
    return {
      key: watchKey(before + index + 1),
      rule: 'watch' as const,
      points: given,
      atMs: nowMs,
      source: lectureId,
      branchId,
      capped: given < points,
      rulesVersion: receipt.rules.version,
    };
  });
}

function lectureDoneCredit({ rules, lectureId, branchId }: WatchReceipt, nowMs: number): Credit {
  return {
    key: lectureDoneKey(lectureId),
    rule: 'lectureDone',
    points: rules.lectureDone.points,
    atMs: nowMs,
    source: lectureId,
    branchId,
    rulesVersion: rules.version,
  };
}

/** What a receipt carries of the season's rules. */
export const watchRulesOf = ({ version, watch, lectureDone }: SeasonRules): WatchRules => ({
  version,
  watch,
  lectureDone,
});

/** Today, or a later day that an instance whose clock is ahead has credited already, at midnight. */
const lastWatchDay = (days: StudyRecord['days'] | undefined, today: string): string =>
  Object.entries(days ?? {}).reduce(
    (last, [day, { watch = 0 }]) => (day > last && watch > 0 ? day : last),
    today,
  );

/** This instance's clock says a day before one that was credited: what that day has left is not known here, so it gives nothing. */
const isBehind = (standing: WatchStanding, nowMs: number) => standing.day > seasonDayOf(nowMs);

const dayAfter = (standing: WatchStanding, given: number, nowMs: number) =>
  isBehind(standing, nowMs)
    ? { day: standing.day, dayPoints: standing.dayPoints }
    : { day: seasonDayOf(nowMs), dayPoints: dayPointsOf(standing, nowMs) + given };

/** The version being the same, nobody has credited watching since: on a new day that makes 0. */
const dayPointsOf = (standing: WatchStanding, nowMs: number) =>
  standing.day === seasonDayOf(nowMs) ? standing.dayPoints : 0;

/** Windows that a live receipt could still claim, in bounded space. */
export const stillSpent = (spent: readonly Span[], nowMs: number): Span[] =>
  closeSmallestGaps(
    spent.filter(([, to]) => to > nowMs - spentKeptMs),
    mostSpentWindows,
  );

const sumOf = (credits: readonly Credit[]) =>
  credits.reduce((sum, credit) => sum + credit.points, 0);
