import type { LectureReportAnswer, PlayedInterval } from '../shared/contract/lecture';
import type { Season } from '../shared/domain/season';
import { creditOf, standingOf, watchRulesOf } from '../shared/domain/watch-credit';
import {
  provedUntil,
  coveredOf,
  coveredSecondsOf,
  creditDue,
  rebaseReceipt,
  shareOf,
  takeReport,
  unprovedSeconds,
  unsavedSecondsOf,
} from '../shared/domain/watch-progress';
import { openReceipt, sealReceipt, type WatchReceipt } from '../shared/domain/watch-receipt';
import type { CallContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { knownSeason, runningSeason } from '../shared/runtime/shared-reads';
import { learnerFields } from './lecture-row';

/** Every lost race means that another device or lecture of the same member has won it. */
const attempts = 6;
/**
 * For so long after it was opened a lecture may be finished as it stood then, also if it is withdrawn meanwhile: watched at once, it needs no
 * second look at the season. Rules that count everything anew make such receipts outdated (shared/jobs/recalculation).
 */
const finishableMs = 30 * 60_000;

export interface WatchReport {
  receipt: string;
  played: PlayedInterval[];
  final: boolean;
}

/**
 * Takes a report of played intervals. An ordinary one costs no database operation: what is proved goes into the new
 * receipt. At a credit step one conditional write saves it. Safe under any repetition and in any order.
 * Of a withdrawn lecture, and after the season's end, everything played before is saved at once; a report that has nothing else to
 * tell is refused.
 */
export async function recordWatching(
  input: WatchReport,
  context: CallContext,
): Promise<Outcome<LectureReportAnswer>> {
  const { settings, caller, nowMs } = context;
  const opened = openReceipt(settings.signingKeys, input.receipt, {
    openidKey: caller.openidKey,
    nowMs,
  });
  if (opened.kind === 'refuse') return refuse(opened.code);
  const standing = await underItsEnd(opened.receipt, context);
  const taken = takeReport(standing, input.played, nowMs);
  const { watched, over } = await asOfNow(taken, input.final, context);
  const saved = await saveIfDue(
    watched,
    (receipt) => (over ? unsavedSecondsOf(receipt) > 0 : creditDue(receipt, input.final)),
    context,
  );
  if (saved instanceof Refused) return saved;
  const { receipt, points } = saved;
  if (over && receipt === watched && isAllSince(input.played, over.atMs)) return refuse(over.code);
  return {
    receipt: sealReceipt(settings.signingKeys, receipt),
    covered: coveredOf(receipt),
    coverage: shareOf(coveredSecondsOf(receipt), receipt.durationSeconds),
    completed: receipt.standing.completed,
    pointsAdded: points,
    unprovedSeconds: unprovedSeconds(opened.receipt, input.played, receipt),
    unsavedSeconds: unsavedSecondsOf(receipt),
  };
}

/** A receipt with its season's end as it is known here: it may have been corrected. Once it has passed the season is asked for it. */
async function underItsEnd(
  receipt: WatchReceipt,
  { nowMs, repositories }: CallContext,
): Promise<WatchReceipt> {
  const isPast = nowMs >= (receipt.countsUntilMs ?? Infinity);
  const season = isPast ? await runningSeason(nowMs, repositories) : knownSeason(nowMs);
  return season?._id === receipt.seasonId
    ? { ...receipt, countsUntilMs: season.endsAtMs }
    : receipt;
}

/** Nothing that is told was played before; also true when nothing is told. */
const isAllSince = (played: readonly PlayedInterval[], overAtMs: number) =>
  played.every(({ beganAtMs }) => beganAtMs >= overAtMs);

interface Saved {
  receipt: WatchReceipt;
  /** Points that this call has added to the score. */
  points: number;
}

/** Writes what is unsaved when it is due; where the record has moved on, decides anew from what stands in it. */
async function saveIfDue(
  watched: WatchReceipt,
  isDue: (receipt: WatchReceipt) => boolean,
  context: CallContext,
): Promise<Outcome<Saved>> {
  const { nowMs, repositories } = context;
  const { openidKey, seasonId, lectureId } = watched;
  let receipt = watched;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (!isDue(receipt)) return { receipt, points: 0 };
    const { change, keys, points, standing } = creditOf(receipt, nowMs);
    const condition = {
      openidKey,
      seasonId,
      branchId: receipt.branchId,
      version: receipt.standing.version,
      keys,
    };
    if (await repositories.studyCredits.creditWatching(condition, change))
      return { receipt: { ...receipt, standing, fresh: [] }, points };
    const record = await repositories.studyRecords.fieldsOfCaller(
      { openidKey, seasonId },
      learnerFields,
    );
    if (!record) return refuse('NOT_JOINED');
    const now = {
      standing: standingOf(record, lectureId, nowMs),
      branchId: record.branchId,
      nowMs,
    };
    const season = await runningSeason(nowMs, repositories);
    receipt = under(season, rebaseReceipt(receipt, now)).watched;
  }
  return refuse('BUSY');
}

interface AsOfNow {
  watched: WatchReceipt;
  /** From when on nothing counts, and why. */
  over?: { atMs: number; code: 'LECTURE_WITHDRAWN' | 'SEASON_OVER' };
}

/**
 * A receipt is good for a week, and the rules or the shelf may have changed since. The season is read where a credit of a lecture opened
 * a while ago is due; warm, and for an ordinary report, this reads nothing. The season's end stands in the receipt.
 */
async function asOfNow(
  receipt: WatchReceipt,
  final: boolean,
  { nowMs, repositories }: CallContext,
): Promise<AsOfNow> {
  const isFresh = nowMs - receipt.startedAtMs <= finishableMs;
  const due = !isFresh && creditDue(receipt, final);
  const season = due ? await runningSeason(nowMs, repositories) : knownSeason(nowMs);
  const now = isFresh ? { watched: receipt } : under(season, receipt);
  const { countsUntilMs } = now.watched;
  if (now.over || countsUntilMs === undefined || nowMs < countsUntilMs) return now;
  return { ...now, over: { atMs: countsUntilMs, code: 'SEASON_OVER' } };
}

/** A receipt under a season's rules and its end; of a withdrawn lecture with what could still be finished alone. */
function under(season: Season | undefined, receipt: WatchReceipt): AsOfNow {
  if (season?._id !== receipt.seasonId) return { watched: receipt };
  const ruled = { ...receipt, rules: watchRulesOf(season.rules), countsUntilMs: season.endsAtMs };
  const isShorter = season.endsAtMs < (receipt.countsUntilMs ?? Infinity);
  const watched = isShorter ? provedUntil(ruled, season.endsAtMs) : ruled;
  const withdrawnAtMs = withdrawalOf(season, receipt.lectureId);
  if (withdrawnAtMs === undefined) return { watched };
  const overAtMs = Math.max(withdrawnAtMs, receipt.startedAtMs + finishableMs);
  const over = { atMs: overAtMs, code: 'LECTURE_WITHDRAWN' as const };
  return { watched: provedUntil(watched, overAtMs), over };
}

const withdrawalOf = ({ lectures }: Season, lectureId: string) =>
  lectures.find((one) => one.lectureId === lectureId)?.withdrawnAtMs;
