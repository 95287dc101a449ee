import { isBound } from '../shared/domain/joining';
import type { Binding } from '../shared/domain/organisation';
import { decisionNewsMs, joinDecided, type Reminder, remindersOf } from '../shared/domain/reminder';
import { mostUrgentFirst, sentIdOf } from '../shared/domain/reminder-run';
import { isToSend } from '../shared/domain/reminder-time';
import { isSeasonOver, type Season, shelfOf } from '../shared/domain/season';
import { dayMs, seasonDayOf } from '../shared/domain/season-time';
import type { ReachedRecord } from '../shared/repositories/reminder-repository';
import type { RunContext } from '../shared/runtime/context';
import { deliverMessage } from '../shared/runtime/deliver-message';
import { inGroups } from '../shared/runtime/in-groups';
import { pageOf, wordsOf } from './copy';

/** Messages side by side. */
const atOnce = 5;
/** Nothing that is due later is thought of yet, and a session that begins then ends within twelve hours. */
const aheadMs = 4 * dayMs;
const mostSessions = 1000;

interface Due {
  phone: Binding;
  /** Keeps what was begun apart: the member, or the request of who is none. */
  whose: string;
  reminders: Reminder[];
}

interface By {
  season: Season | undefined;
  templateId: string;
}

/** Sends each of these phones the most urgent message that is due and was not begun yet. Answers how many were sent. */
export async function remindPhones(
  phones: readonly Binding[],
  by: By,
  context: RunContext,
): Promise<number> {
  if (phones.length === 0) return 0;
  const due = (await dueOf(phones, by.season, context)).filter(
    ({ reminders }) => reminders.length > 0,
  );
  const ids = due.flatMap(({ whose, reminders }) => reminders.map((one) => sentIdOf(whose, one)));
  const begun = ids.length === 0 ? new Set() : await context.repositories.reminders.begunOf(ids);
  const outcomes = await inGroups(due, atOnce, async ({ phone, whose, reminders }) => {
    const next = reminders.find((one) => !begun.has(sentIdOf(whose, one)));
    return next ? sendOne({ phone, whose, reminders: [next] }, by.templateId, context) : undefined;
  });
  return outcomes.filter((one) => one === 'sent').length;
}

async function sendOne(
  { phone, whose, reminders: [next] }: Due,
  templateId: string,
  context: RunContext,
) {
  if (!next) return undefined;
  const { nowMs, repositories } = context;
  if (!(await repositories.reminders.takeTurn(phone._id, nowMs))) return undefined;
  const _id = sentIdOf(whose, next);
  const begun = await repositories.reminders.begin({
    ...{ _id, kind: next.kind, subjectId: next.subjectId, atMs: nowMs, outcome: 'begun' as const },
    ...(isBound(phone) ? { memberId: phone.memberId } : {}),
  });
  if (!begun) {
    await repositories.reminders.giveBack(phone._id);
    return undefined;
  }
  const message = { templateId, data: wordsOf(next, nowMs), page: pageOf(next) };
  const outcome = await deliverMessage(phone, message, context);
  await repositories.reminders.noteOutcome(_id, outcome);
  return outcome;
}

/** What each of the phones is to be sent now, the most urgent first: eight reads, however many phones they are. */
async function dueOf(
  phones: readonly Binding[],
  season: Season | undefined,
  context: RunContext,
): Promise<Due[]> {
  const { nowMs } = context;
  const found = season ? await factsOf(phones.filter(isBound), season, context) : undefined;
  return phones.map((phone) => {
    const record = found?.records.get(phone.memberId);
    const reminders = [
      ...(found && record ? found.remindersOf(record) : []),
      ...joinOf(phone),
    ].filter(
      (one) =>
        !record?.reminders?.off?.includes(one.kind) &&
        isToSend(one, record?.reminders?.shift, nowMs),
    );
    const whose = isBound(phone) ? phone.memberId : (phone.askId ?? '');
    return { phone, whose, reminders: mostUrgentFirst(reminders) };
  });
}

/** What became of a request to join; the words say neither where nor what. */
function joinOf({ askId, boundAtMs, asking, declined }: Binding): Reminder[] {
  const decidedAtMs = declined?.atMs ?? boundAtMs;
  return askId === undefined || asking ? [] : [joinDecided(askId, '', decidedAtMs)];
}

async function factsOf(bound: readonly Binding[], season: Season, context: RunContext) {
  const { nowMs, repositories } = context;
  const memberIds = bound.map(({ memberId }) => memberId);
  const newsSinceMs = nowMs - decisionNewsMs;
  const [records, leaves, evidence, hours] = await Promise.all([
    repositories.reminders.recordsOf(memberIds.map((id) => `${season._id}:${id}`)),
    repositories.leaveRequests.decidedSince(memberIds, newsSinceMs),
    repositories.evidence.decidedSince(season._id, memberIds, newsSinceMs),
    repositories.serviceHours.decidedSince(season._id, memberIds, newsSinceMs),
  ]);
  const places = [...new Set(records.flatMap(({ orgPath }) => orgPath))];
  const span = { fromMs: nowMs, toMs: nowMs + aheadMs };
  const days = { from: seasonDayOf(span.fromMs), to: seasonDayOf(span.toMs) };
  const [sessions, tasks] = await Promise.all([
    repositories.sessionLists.inviting(season._id, places, span, mostSessions),
    repositories.tasks.dueWithin(season._id, places, days),
  ]);
  const isOver = isSeasonOver(season, nowMs);
  return {
    records: new Map(records.map((one) => [one.memberId, one])),
    remindersOf: (record: ReachedRecord) =>
      remindersOf(
        {
          ...{ record, sessions, tasks },
          lectures: isOver ? [] : shelfOf(season, record.orgPath),
          leaves: leaves.filter(({ memberId }) => memberId === record.memberId),
          evidence: evidence.filter(({ memberId }) => memberId === record.memberId),
          hours: hours.filter(({ memberId }) => memberId === record.memberId),
        },
        nowMs,
      ),
  };
}
