import type { LectureReportAnswer, PlayedInterval } from '../shared/contract/lecture';
import { creditOf, standingOf, watchRulesOf } from '../shared/domain/watch-credit';
import {
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
import { runningSeason } from '../shared/runtime/shared-reads';
import { learnerFields } from './lecture-row';

/** Every lost race means that another device or lecture of the same member has won it. */
const attempts = 6;

export interface WatchReport {
  receipt: string;
  played: PlayedInterval[];
  final: boolean;
}

/**
 * Takes a report of played intervals. An ordinary one costs no database operation: what is proved goes into the new
 * receipt. At a credit step one conditional write saves it. Safe under any repetition and in any order.
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
  const watched = takeReport(opened.receipt, input.played, nowMs);
  const saved = await saveIfDue(watched, input.final, context);
  if (saved instanceof Refused) return saved;
  const { receipt, points } = saved;
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

interface Saved {
  receipt: WatchReceipt;
  /** Points that this call has added to the score. */
  points: number;
}

/** Writes what is unsaved when it is due, by the rules of now; where the record has moved on, decides anew from what stands in it. */
async function saveIfDue(
  watched: WatchReceipt,
  final: boolean,
  context: CallContext,
): Promise<Outcome<Saved>> {
  const { nowMs, repositories } = context;
  const { openidKey, seasonId, lectureId } = watched;
  let receipt = creditDue(watched, final) ? await underRulesOfNow(watched, context) : watched;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (!creditDue(receipt, final)) return { receipt, points: 0 };
    const { change, keys, points, standing } = creditOf(receipt, nowMs);
    const condition = {
      openidKey,
      seasonId,
      branchId: receipt.branchId,
      version: receipt.standing.version,
      keys,
    };
    if (await repositories.studyRecords.creditWatching(condition, change))
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
    receipt = rebaseReceipt(receipt, now);
  }
  return refuse('BUSY');
}

/** A receipt is good for a week, and the rules may have changed since. Warm, this reads nothing. */
async function underRulesOfNow(
  receipt: WatchReceipt,
  { nowMs, repositories }: CallContext,
): Promise<WatchReceipt> {
  const season = await runningSeason(nowMs, repositories);
  if (season?._id !== receipt.seasonId) return receipt;
  return { ...receipt, rules: watchRulesOf(season.rules) };
}
