import { passedFrom, type TaskState, type TaskWant } from '../contract/task';
import type { SessionCategory } from '../contract/vocabulary';
import type { PlannedLecture } from './season';
import { dayMs, seasonDayOf, weekStartMs } from './season-time';
import { countsAsAttended, isInvited } from './session';
import type { StudyRecord } from './study-record';
import type { Task } from './task';

/** What of a member's record tasks are worked out from. */
export const taskFields = [
  ...(['orgPath', 'segments', 'attendance', 'watch', 'quizzes', 'entries', 'tasks'] as const),
] as const;
export type TaskRecord = Pick<StudyRecord, (typeof taskFields)[number]>;
/** The same without the ledger: what the first screen has read anyway. Hours of service are not known from it. */
export type TaskGlance = Omit<TaskRecord, 'entries'> & Partial<Pick<TaskRecord, 'entries'>>;

export interface TaskFacts {
  record: TaskGlance;
  /** Category and tags by session; one that is missing counts for no category. */
  categoriesOf: ReadonlyMap<string, readonly SessionCategory[]>;
  lectures: readonly Pick<PlannedLecture, 'lectureId' | 'series'>[];
  /** Tasks whose evidence the secretary has confirmed. */
  confirmed?: ReadonlySet<string>;
}

export interface TaskProgress {
  done: number;
  of: number;
}

/** Whether a task is asked of a member. */
export const isAsked = (
  { audience }: Pick<Task, 'audience'>,
  { orgPath, segments }: Pick<TaskRecord, 'orgPath' | 'segments'>,
): boolean => isInvited(audience, orgPath, segments);

/**
 * How far a member has come with a task, from the member's own record alone; never beyond what is asked. A session, a lecture or an
 * hour counts once within a task, whatever tags it carries; two tasks that both ask for it both have it.
 */
export function progressOf(task: Pick<Task, '_id' | 'want'>, facts: TaskFacts): TaskProgress {
  const of = timesOf(task.want);
  // What was credited stays done: a task that is changed later takes nothing back from who has done it.
  if (isCredited(task, facts.record)) return { done: of, of };
  return { done: Math.min(of, countOf(task, facts)), of };
}

export const isDone = (task: Pick<Task, '_id' | 'want'>, facts: TaskFacts): boolean => {
  const { done, of } = progressOf(task, facts);
  return done >= of;
};

export const isCredited = ({ _id }: Pick<Task, '_id'>, record: Pick<TaskGlance, 'tasks'>) =>
  record.tasks?.[_id] !== undefined;

function timesOf(want: TaskWant): number {
  if (want.kind === 'category' || want.kind === 'series') return want.times;
  return want.kind === 'service' ? want.hours : 1;
}

function countOf({ _id, want }: Pick<Task, '_id' | 'want'>, facts: TaskFacts): number {
  const { record, categoriesOf, lectures, confirmed } = facts;
  const wasAt = (sessionId: string) => countsAsAttended(record.attendance[sessionId]?.status);
  const completed = (lectureId: string) =>
    record.watch.lectures[lectureId]?.completedAtMs !== undefined;
  switch (want.kind) {
    case 'session':
      return wasAt(want.sessionId) ? 1 : 0;
    case 'category':
      return Object.keys(record.attendance).filter(
        (id) => wasAt(id) && categoriesOf.get(id)?.includes(want.category),
      ).length;
    case 'lecture':
      return completed(want.lectureId) ? 1 : 0;
    case 'series':
      return lectures.filter(
        ({ lectureId, series }) => series === want.series && completed(lectureId),
      ).length;
    case 'quiz':
      return wasAnswered(record, want) ? 1 : 0;
    case 'service':
      return hoursOf(record);
    case 'evidence':
      return confirmed?.has(_id) ? 1 : 0;
  }
}

function wasAnswered(
  { quizzes }: TaskGlance,
  { lectureId, pass }: { lectureId: string; pass: boolean },
): boolean {
  const first = quizzes?.[lectureId];
  if (!first || !pass) return first !== undefined;
  const asked = first.right.length + first.wrong.length;
  return asked > 0 && first.right.length / asked >= passedFrom;
}

/** Confirmed hours of service of the season: every entry of the rule carries its own, and a reversal takes them back. */
function hoursOf({ entries = {} }: TaskGlance): number {
  const hours = Object.entries(entries).map(([key, { rule, hours = 0 }]) =>
    rule !== 'service' || entries[reversalOf(key)] || key.includes(':reversed:') ? 0 : hours,
  );
  return hours.reduce((sum, one) => sum + one, 0);
}

/** The key that takes an entry of service back: its base has three parts, a fourth is the number of the round. */
function reversalOf(key: string): string {
  const [rule = '', activity = '', part = '', round = '1'] = key.split(':');
  return `${rule}:${activity}:${part}:reversed:${round}`;
}

/** Sunday of an instant's week, yyyymmdd. */
const sundayOf = (nowMs: number) => seasonDayOf(weekStartMs(nowMs) + 6 * dayMs);

/** How a member stands towards a task now. A task is overdue from the day after it was due. */
export function stateOf(task: Pick<Task, 'dueOn'>, done: boolean, nowMs: number): TaskState {
  if (done) return 'done';
  if (task.dueOn < seasonDayOf(nowMs)) return 'overdue';
  return task.dueOn <= sundayOf(nowMs) ? 'week' : 'ahead';
}
