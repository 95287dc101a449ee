import type { Season } from './season';
import { dayMs, weekStartMs } from './season-time';
import { isInvited } from './session';
import type { StudyRecord } from './study-record';
import type { Task } from './task';
import { dayMsOf } from './task-copy';

const weekMs = 7 * dayMs;

/**
 * How a branch has come through the season's plan, week by week. One is asked for every task and every member whom it asks. All of it
 * follows from the tasks and from the members' heads, which keep when each task was credited (`tasks.<id>`), so it is counted whole like
 * every count of a branch, and a recount gives the same.
 */
export interface PlanCourse {
  /** First instant of the Monday of the season's first week. */
  fromMs: number;
  asked: number;
  /** The last day on which anything is due, yyyymmdd. */
  lastDueOn: string;
  /** Asked by the end of each week, up to the week of the last due day. Never falls. */
  due: number[];
  /** Done by the end of each week, up to the week of the count; a later week has seen nothing new. Never falls. */
  done: number[];
}

/** What a course is counted from. */
export type CourseMember = Pick<StudyRecord, 'orgPath' | 'segments' | 'tasks'>;

/** The course of a branch from its members' heads; undefined where nobody is asked for anything. */
export function courseOf(
  tasks: readonly Pick<Task, '_id' | 'audience' | 'dueOn'>[],
  members: readonly CourseMember[],
  season: Pick<Season, 'startsAtMs'>,
  nowMs: number,
): PlanCourse | undefined {
  const fromMs = weekStartMs(season.startsAtMs);
  const present = weekIn({ fromMs }, nowMs);
  const dueIn = new Map<number, number>();
  const doneIn = new Map<number, number>();
  const add = (weeks: Map<number, number>, week: number, count: number) =>
    weeks.set(week, (weeks.get(week) ?? 0) + count);
  let lastDueOn = '';
  for (const { _id, audience, dueOn } of tasks) {
    const asked = members.filter((one) => isInvited(audience, one.orgPath, one.segments));
    if (asked.length === 0) continue;
    if (dueOn > lastDueOn) lastDueOn = dueOn;
    add(dueIn, weekIn({ fromMs }, dayMsOf(dueOn)), asked.length);
    for (const { tasks: credited } of asked) {
      const atMs = credited?.[_id];
      if (atMs !== undefined) add(doneIn, Math.min(present, weekIn({ fromMs }, atMs)), 1);
    }
  }
  if (lastDueOn === '') return undefined;
  const due = summedUp(dueIn, weekIn({ fromMs }, dayMsOf(lastDueOn)));
  return { fromMs, asked: due.at(-1) ?? 0, lastDueOn, due, done: summedUp(doneIn, present) };
}

function summedUp(byWeek: ReadonlyMap<number, number>, last: number): number[] {
  let sum = 0;
  return Array.from({ length: last + 1 }, (_, week) => (sum += byWeek.get(week) ?? 0));
}

/** Several courses as one: of a committee's branches. Undefined of none. */
export function joinedCourse(courses: readonly PlanCourse[]): PlanCourse | undefined {
  if (courses.length === 0) return undefined;
  // Where the season's first day was corrected, branches are counted from another week until each was counted anew.
  const fromMs = Math.min(...courses.map((one) => one.fromMs));
  const ahead = (one: PlanCourse) => weekIn({ fromMs }, one.fromMs);
  const summed = (of: (course: PlanCourse) => readonly number[]) =>
    Array.from(
      { length: Math.max(...courses.map((one) => ahead(one) + of(one).length)) },
      (_, week) => courses.reduce((sum, one) => sum + valueAt(of(one), week - ahead(one)), 0),
    );
  return {
    fromMs,
    asked: courses.reduce((sum, { asked }) => sum + asked, 0),
    lastDueOn: courses.reduce((last, one) => (one.lastDueOn > last ? one.lastDueOn : last), ''),
    due: summed(({ due }) => due),
    done: summed(({ done }) => done),
  };
}

/** Which week of a course an instant lies in; what lies before the season counts in its first. */
export const weekIn = ({ fromMs }: Pick<PlanCourse, 'fromMs'>, atMs: number): number =>
  Math.max(0, Math.floor((atMs - fromMs) / weekMs));

/** First instant of a week of a course. */
export const weekBeginsMs = ({ fromMs }: Pick<PlanCourse, 'fromMs'>, week: number): number =>
  fromMs + week * weekMs;

/** The instant at which a course's last due day is over. */
export const courseEndsMs = ({ lastDueOn }: Pick<PlanCourse, 'lastDueOn'>): number =>
  dayMsOf(lastDueOn) + dayMs;

/** A count that stands still after its last week, and at nothing before the first. */
export const valueAt = (weeks: readonly number[], week: number): number =>
  week < 0 ? 0 : (weeks[Math.min(week, weeks.length - 1)] ?? 0);
