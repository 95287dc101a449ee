import type { LiveReportAnswer } from '../shared/contract/live';
import type { PlayedInterval } from '../shared/contract/lecture';
import { measureOf } from '../shared/domain/intervals';
import {
  changeOfPresence,
  isEnough,
  neededSeconds,
  presenceAcceptedMs,
  presenceStanding,
  rebasePresence,
  saveDue,
  takePresence,
  timesOf,
  unprovedPresence,
  watchedOf,
} from '../shared/domain/presence';
import { countsAsAttended } from '../shared/domain/session';
import { shareOf, unsavedSecondsOf } from '../shared/domain/watch-progress';
import { openReceipt, sealReceipt, type WatchReceipt } from '../shared/domain/watch-receipt';
import type { CallContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { checkInOnline, type OnlineStanding } from './check-in-online';
import { markedAttended } from './open-live';

/** Every lost race means that another device or a lecture of the same member has won it. */
const attempts = 6;

export interface PresenceReport {
  receipt: string;
  played: PlayedInterval[];
  final: boolean;
}

/**
 * Takes a report of played windows of a live session. An ordinary one costs no database operation: what is proved goes into the new
 * receipt. What is due is saved by one conditional write; the session is read then, as it may have been closed early; and once enough was
 * watched, the check-in is noted. Safe under any repetition and in any order.
 */
export async function recordPresence(
  input: PresenceReport,
  context: CallContext,
): Promise<Outcome<LiveReportAnswer>> {
  const { settings, caller, nowMs } = context;
  const { signingKeys } = settings;
  const opened = openReceipt(
    signingKeys,
    input.receipt,
    { openidKey: caller.openidKey, nowMs },
    'presence',
  );
  if (opened.kind === 'refuse') return refuse(opened.code);
  if (nowMs > timesOf(opened.receipt).endsAtMs + presenceAcceptedMs)
    return refuse('RECEIPT_EXPIRED');
  const taken = takePresence(opened.receipt, input.played, nowMs);
  const saved = await saveIfDue(taken, input.final, context);
  if (saved instanceof Refused) return saved;
  const noted = await checkInIfEnough(saved.receipt, saved.written, context);
  if (noted instanceof Refused) return noted;
  const { receipt, standing, times } = noted;
  const watched = watchedOf(receipt, times);
  return {
    receipt: sealReceipt(signingKeys, receipt, 'presence'),
    covered: watched,
    coverage: shareOf(measureOf(watched), neededSeconds(times)),
    completed: receipt.standing.completed,
    pointsAdded: standing?.points ?? 0,
    unprovedSeconds: unprovedPresence(input.played, receipt),
    unsavedSeconds: unsavedSecondsOf(receipt),
    neededSeconds: neededSeconds(times),
    ...(standing ? { recorded: standing.recorded, online: standing.online } : {}),
  };
}

/** Writes what is unsaved when it is due; where the record has moved on, decides anew from what stands in it. */
async function saveIfDue(
  taken: WatchReceipt,
  final: boolean,
  { nowMs, repositories }: CallContext,
): Promise<Outcome<{ receipt: WatchReceipt; written: boolean }>> {
  const { openidKey, seasonId, lectureId: sessionId } = taken;
  let receipt = taken;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (!saveDue(receipt, final)) return { receipt, written: false };
    const { change, standing } = changeOfPresence(receipt, nowMs);
    const { branchId } = receipt;
    const { version, completed } = receipt.standing;
    const condition = { openidKey, seasonId, branchId, version, keys: [] };
    if (await repositories.studyCredits.creditWatching(condition, change))
      return { receipt: { ...receipt, standing, fresh: [] }, written: true };
    const fields = ['branchId', 'watch'] as const;
    const record = await repositories.studyRecords.fieldsOfCaller({ openidKey, seasonId }, fields);
    if (!record) return refuse('NOT_JOINED');
    const now = {
      standing: { ...presenceStanding(record, sessionId, nowMs), completed },
      branchId: record.branchId,
      nowMs,
    };
    receipt = rebasePresence(receipt, now);
  }
  return refuse('BUSY');
}

interface Noted {
  receipt: WatchReceipt;
  standing?: OnlineStanding;
  times: ReturnType<typeof timesOf>;
}

/**
 * Notes the check-in once enough is watched and saved; a repeated report finds it noted. As long as the session was not opened, it is tried
 * again with every report.
 */
async function checkInIfEnough(
  receipt: WatchReceipt,
  written: boolean,
  context: CallContext,
): Promise<Outcome<Noted>> {
  const planned = timesOf(receipt);
  if (receipt.standing.completed || !(written || isEnough(receipt, planned)))
    return { receipt, times: planned };
  const session = await context.repositories.sessions.byId(receipt.lectureId);
  if (!session) return refuse('SESSION_NOT_FOUND');
  if (!isEnough(receipt, session)) return { receipt, times: session };
  const watched = watchedOf({ ...receipt, fresh: [] }, session);
  const standing = await checkInOnline(session, receipt.openidKey, watched, context);
  if (standing instanceof Refused) return standing;
  const completed = countsAsAttended(standing.recorded);
  return { receipt: markedAttended(receipt, completed), standing, times: session };
}
