import type { RemindersAnswer } from '../shared/contract/reminder';
import {
  decisionNewsMs,
  isCurrent,
  joinDecided,
  type Reminder,
  type ReminderFacts,
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
    reminders: mostUrgentFirst(found).map(({ kind, subjectId, title, atMs, fromMs, answer }) => ({
      ...{ kind, subjectId, title, atMs },
      ...(answer ? { answer } : {}),
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
  context: MemberContext,
): Promise<Reminder[]> {
  const { member, nowMs, repositories } = context;
  const span = { fromMs: nowMs, toMs: nowMs + aheadMs };
  const days = { from: seasonDayOf(span.fromMs), to: seasonDayOf(span.toMs) };
  const [sessions, tasks, leaves, told] = await Promise.all([
    repositories.sessionLists.inviting(season._id, record.orgPath, span, mostSessions),
    repositories.tasks.dueWithin(season._id, record.orgPath, days),
    repositories.leaveRequests.decidedSince([member._id], nowMs - decisionNewsMs),
    decidedOf(season, context),
  ]);
  const lectures = isSeasonOver(season, nowMs) ? [] : shelfOf(season, record.orgPath);
  return remindersOf({ record, sessions, tasks, lectures, leaves, ...told }, nowMs);
}

/** What the member has told of tasks and of service and somebody has decided, as it is called. */
async function decidedOf(
  { _id: seasonId }: Season,
  { member: { _id }, nowMs, repositories }: MemberContext,
): Promise<Pick<ReminderFacts, 'evidence' | 'hours'>> {
  const { evidence, serviceHours, tasks, taskRecords } = repositories;
  const sinceMs = nowMs - decisionNewsMs;
  const [told, hours] = await Promise.all([
    evidence.decidedSince(seasonId, [_id], sinceMs),
    serviceHours.decidedSince(seasonId, [_id], sinceMs),
  ]);
  const taskIds = told.map(({ taskId }) => taskId);
  const workIds = hours.map(({ workId }) => workId);
  const confirmedIds = told.filter((one) => one.status === 'confirmed').map((one) => one.taskId);
  const [taskTitles, workTitles, points] = await Promise.all([
    taskIds.length === 0 ? [] : tasks.titlesOf(taskIds),
    workIds.length === 0 ? [] : serviceHours.titlesOf(workIds, _id),
    confirmedIds.length === 0
      ? new Map<string, number>()
      : taskRecords.pointsOf(seasonId, _id, confirmedIds),
  ]);
  const titles = new Map([...taskTitles, ...workTitles].map((one) => [one._id, one.title]));
  return {
    evidence: told.map((one) => {
      const given = points.get(one.taskId);
      const title = titles.get(one.taskId) ?? '';
      return { ...one, title, ...(given === undefined ? {} : { points: given }) };
    }),
    hours: hours.map((one) => ({ ...one, title: titles.get(one.workId) ?? '' })),
  };
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
