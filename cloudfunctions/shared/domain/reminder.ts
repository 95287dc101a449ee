import type { ReminderAnswer } from '../contract/reminder';
import type { ReminderKind } from '../contract/vocabulary';
import { isFor } from './agenda';
import type { Evidence } from './evidence';
import type { LeaveRequest } from './leave-request';
import type { PlannedLecture } from './season';
import { dayMs, dayStartMs, dayStartOf } from './season-time';
import type { ServiceHours } from './service';
import { type Session, isInvited } from './session';
import type { StudyRecord } from './study-record';
import type { Task } from './task';

/** Something that a member should think of within a time. */
export interface Reminder {
  kind: ReminderKind;
  /** The session, task, lecture or request, with the round of what can be decided again. */
  subjectId: string;
  /** What it is called; never part of a message, which can stand on a locked screen. */
  title: string;
  /** When the thing is, or was decided; of a day its first instant. */
  atMs: number;
  answer?: ReminderAnswer;
  /** It is worth a reminder within [fromMs, untilMs). */
  fromMs: number;
  untilMs: number;
}

const hourMs = 3_600_000;
/** At ten in the morning of the day before. */
const eveHourMs = 10 * hourMs;
const soonMs = hourMs;
const taskDaysMs = 3 * dayMs;
const lectureDaysMs = dayMs;
/** News for so long. */
export const decisionNewsMs = 3 * dayMs;
/** A message that would fall into a time of rest is sent before it, at most so much earlier. */
export const earliestMs = dayMs;

export type RemindedRecord = Pick<
  StudyRecord,
  'orgPath' | 'segments' | 'attendance' | 'watch' | 'tasks'
>;

export interface ReminderFacts {
  record: RemindedRecord;
  sessions: readonly Pick<Session, '_id' | 'title' | 'startsAtMs' | 'status' | 'audience'>[];
  /** Published ones. */
  tasks: readonly Pick<Task, '_id' | 'title' | 'dueOn' | 'audience'>[];
  /** Of the member's shelf. */
  lectures: readonly PlannedLecture[];
  leaves?: readonly Pick<LeaveRequest, 'sessionId' | 'round' | 'status' | 'decidedAtMs'>[];
  /** What the member has told of tasks and of service; titles where somebody reads them. */
  evidence?: readonly ToldOfTask[];
  hours?: readonly ToldHours[];
}

type ToldOfTask = Pick<Evidence, 'taskId' | 'revision' | 'status' | 'decidedAtMs' | 'reason'> & {
  title?: string;
  /** What the ledger gave for the task, where it did and somebody reads it. */
  points?: number;
};
type ToldHours = Pick<
  ServiceHours,
  'workId' | 'revision' | 'status' | 'decidedAtMs' | 'reason' | 'points'
> & { title?: string };

/** Everything that a member is to be reminded of now or within a day, in no order. */
export function remindersOf(facts: ReminderFacts, nowMs: number): Reminder[] {
  return [
    ...facts.sessions.flatMap((one) => ofSession(one, facts.record)),
    ...facts.tasks.flatMap((one) => ofTask(one, facts.record)),
    ...facts.lectures.flatMap((one) => ofLecture(one, facts.record)),
    ...(facts.leaves ?? []).flatMap((one) => ofLeave(one, facts.sessions)),
    ...(facts.evidence ?? []).flatMap(ofEvidence),
    ...(facts.hours ?? []).flatMap(ofHours),
  ].filter(({ fromMs, untilMs }) => nowMs < untilMs && fromMs - earliestMs <= nowMs);
}

/** Whether it is to be thought of at this instant. */
export const isCurrent = ({ fromMs, untilMs }: Reminder, nowMs: number): boolean =>
  fromMs <= nowMs && nowMs < untilMs;

function ofSession(
  { _id, title, startsAtMs, status, audience }: ReminderFacts['sessions'][number],
  { orgPath, segments, attendance }: RemindedRecord,
): Reminder[] {
  const isComing = status === 'published' || status === 'open';
  // Whoever is noted at all has come, asked for leave, or was told by the secretary.
  if (!isComing || attendance[_id] || !isInvited(audience, orgPath, segments)) return [];
  const thing = { subjectId: _id, title, atMs: startsAtMs };
  const soonFromMs = startsAtMs - soonMs;
  return [
    {
      ...{ kind: 'session-tomorrow', ...thing },
      ...{ fromMs: dayStartMs(startsAtMs) - dayMs + eveHourMs, untilMs: soonFromMs },
    },
    { kind: 'session-soon', ...thing, fromMs: soonFromMs, untilMs: startsAtMs },
  ];
}

function ofTask(
  { _id, title, dueOn, audience }: ReminderFacts['tasks'][number],
  { orgPath, segments, tasks }: RemindedRecord,
): Reminder[] {
  // What is done is credited within minutes (count-tasks), so the credit is asked alone.
  if (tasks?.[_id] !== undefined || !isInvited(audience, orgPath, segments)) return [];
  const atMs = dayStartOf(dueOn);
  const time = { atMs, fromMs: atMs - taskDaysMs, untilMs: atMs + dayMs };
  return [{ kind: 'task-due', subjectId: _id, title, ...time }];
}

function ofLecture(lecture: PlannedLecture, { segments, watch }: RemindedRecord): Reminder[] {
  const { lectureId, title, dueOn } = lecture;
  const isDone = watch.lectures[lectureId]?.completedAtMs !== undefined;
  if (dueOn === undefined || isDone || !isFor(lecture, segments)) return [];
  const atMs = dayStartOf(dueOn);
  const time = { atMs, fromMs: atMs - lectureDaysMs, untilMs: atMs + dayMs };
  return [{ kind: 'lecture-due', subjectId: lectureId, title, ...time }];
}

function ofLeave(
  { sessionId, round, status, decidedAtMs }: NonNullable<ReminderFacts['leaves']>[number],
  sessions: ReminderFacts['sessions'],
): Reminder[] {
  const isDecided = status === 'approved' || status === 'declined';
  if (!isDecided || decidedAtMs === undefined) return [];
  const title = sessions.find(({ _id }) => _id === sessionId)?.title ?? '';
  const subjectId = `${sessionId}:${round}`;
  return [{ kind: 'leave-decided', subjectId, title, ...newsFrom(decidedAtMs) }];
}

function ofEvidence({ taskId, revision, title = '', ...told }: ToldOfTask): Reminder[] {
  const { status, decidedAtMs, reason, points } = told;
  if (status === 'waiting' || decidedAtMs === undefined) return [];
  // Whoever sends it again after it was sent back is answered again.
  const thing = { kind: 'evidence-decided', subjectId: `${taskId}:${revision}`, title } as const;
  const answer = {
    outcome: status,
    ...(status === 'confirmed' && points !== undefined ? { points } : {}),
    ...(reason === undefined ? {} : { reason }),
  };
  return [{ ...thing, answer, ...newsFrom(decidedAtMs) }];
}

function ofHours({ workId, revision, title = '', ...told }: ToldHours): Reminder[] {
  const { status, decidedAtMs, reason, points } = told;
  // What is on its way into the ledger is told once it is there.
  if (status === 'waiting' || status === 'counting' || status === 'reversing') return [];
  if (decidedAtMs === undefined) return [];
  const thing = { kind: 'service-decided', subjectId: `${workId}:${revision}`, title } as const;
  const answer = {
    outcome: status,
    ...(status === 'confirmed' && points !== undefined ? { points } : {}),
    ...(reason === undefined ? {} : { reason }),
  };
  return [{ ...thing, answer, ...newsFrom(decidedAtMs) }];
}

/** A request to join that was decided; `askId` is another one for each request. */
export const joinDecided = (askId: string, title: string, decidedAtMs: number): Reminder => ({
  ...{ kind: 'join-decided', subjectId: askId, title, ...newsFrom(decidedAtMs) },
});

const newsFrom = (atMs: number) => ({ atMs, fromMs: atMs, untilMs: atMs + decisionNewsMs });
