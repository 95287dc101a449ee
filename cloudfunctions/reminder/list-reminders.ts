import type { RemindersAnswer } from '../shared/contract/reminder';
import {
  decisionNewsMs,
  isCurrent,
  joinDecided,
  type Reminder,
  remindersOf,
} from '../shared/domain/reminder';
import { mostUrgentFirst } from '../shared/domain/reminder-run';
import { isSeasonOver, type Season, shelfOf } from '../shared/domain/season';
import { dayMs, seasonDayOf } from '../shared/domain/season-time';
import type { ReachedRecord } from '../shared/repositories/reminder-repository';
import type { MemberContext } from '../shared/runtime/context';
import { organisationsById, runningSeason } from '../shared/runtime/shared-reads';

/** Sessions of a request for leave that was decided lie further ahead than those that are near. */
const aheadMs = 14 * dayMs;
const mostSessions = 200;

/** What the caller is to think of now: the same that messages are sent of, worked out afresh, so that nobody needs WeChat's. */
export async function listReminders(
  _input: unknown,
  context: MemberContext,
): Promise<RemindersAnswer> {
  const { member, nowMs, repositories } = context;
  const season = await runningSeason(nowMs);
  const [record] = season
    ? await repositories.reminders.recordsOf([`${season._id}:${member._id}`])
    : [];
  const choice = record?.reminders;
  const found = [
    ...(season && record ? await ofSeason(record, season, context) : []),
    ...(await ofJoining(context)),
  ].filter((one) => isCurrent(one, nowMs) && !choice?.off?.includes(one.kind));
  return {
    reminders: mostUrgentFirst(found).map(({ kind, subjectId, title, atMs, fromMs }) => ({
      ...{ kind, subjectId, title, atMs },
      isNew: fromMs > (choice?.readAtMs ?? 0),
    })),
    off: choice?.off ?? [],
    shift: choice?.shift ?? 'none',
    mayNameShift: member.segments.includes('line'),
    mayChoose: record !== undefined,
  };
}

async function ofSeason(
  record: ReachedRecord,
  season: Season,
  { member, nowMs, repositories }: MemberContext,
): Promise<Reminder[]> {
  const span = { fromMs: nowMs, toMs: nowMs + aheadMs };
  const days = { from: seasonDayOf(span.fromMs), to: seasonDayOf(span.toMs) };
  const [sessions, tasks, leaves] = await Promise.all([
    repositories.sessionLists.inviting(season._id, record.orgPath, span, mostSessions),
    repositories.tasks.dueWithin(season._id, record.orgPath, days),
    repositories.leaveRequests.decidedSince([member._id], nowMs - decisionNewsMs),
  ]);
  const lectures = isSeasonOver(season, nowMs) ? [] : shelfOf(season, record.orgPath);
  return remindersOf({ record, sessions, tasks, lectures, leaves }, nowMs);
}

async function ofJoining({
  caller,
  member,
  nowMs,
  repositories,
}: MemberContext): Promise<Reminder[]> {
  const binding = await repositories.bindings.byKey(caller.openidKey);
  if (binding?.askId === undefined) return [];
  const branch = (await organisationsById([member.branchId], nowMs)).get(member.branchId);
  return [joinDecided(binding.askId, branch?.name ?? '', binding.boundAtMs)];
}
