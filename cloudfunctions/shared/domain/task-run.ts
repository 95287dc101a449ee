import { courseOf, type PlanCourse } from './plan-course';
import type { Season } from './season';
import { isInvited } from './session';
import type { StudyRecord } from './study-record';
import { lateVisibilityMs } from './summary-run';
import type { Task } from './task';

/** How far the tasks of a season have been settled and counted. Collection `taskRuns`, id = season. */
export interface TaskRun {
  _id: string;
  /** Records changed since then are still to be looked at; server clock, ms. */
  fromMs: number;
  /** The newest change of a task that has been noticed. */
  tasksAtMs: number;
  /** Branches to be looked at, and since when their records changed; 0: every record. */
  pending: Record<string, number>;
  /** Everything that was visible at this instant is counted; stands still while branches wait. */
  asOfMs: number;
  /** Of two runs at once one writes; what the other did is done again, which changes nothing. */
  version: number;
  /** What the counts hold (countsLayout); absent in what was written before there was such a number. */
  layout?: number;
  /** The season's first instant that the weeks of the counts follow; absent as `layout` is. */
  seasonAtMs?: number;
}

/** Grows when counts hold more; every branch is then counted anew. */
const countsLayout = 2;

/** How a branch stands with the plan. Collection `taskCounts`, id `<seasonId>:<branchId>`; counted whole, so that nothing can drift. */
export interface TaskCounts {
  _id: string;
  seasonId: string;
  branchId: string;
  orgPath: string[];
  countedAtMs: number;
  /** Members who are asked, and who have done it, by task. */
  tasks: Record<string, DatedCount>;
  /** All tasks together, week by week; absent where nobody is asked for anything. */
  course?: PlanCourse;
}

export interface TaskCount {
  asked: number;
  done: number;
}

/** With the task's day, so that a sum needs no second read. */
export interface DatedCount extends TaskCount {
  dueOn: string;
}

export const taskCountsIdOf = (seasonId: string, branchId: string) => `${seasonId}:${branchId}`;

type CountedSeason = Pick<Season, '_id' | 'startsAtMs'>;

export const firstTaskRun = ({ _id, startsAtMs }: CountedSeason): TaskRun => ({
  ...{ _id, fromMs: 0, tasksAtMs: 0, pending: {}, asOfMs: 0, version: 0 },
  ...{ layout: countsLayout, seasonAtMs: startsAtMs },
});

/** Whether a run has to count everybody: the first one, the first that counts more, and the first after the season's start was corrected. */
export const countsEverybody = (
  { fromMs, layout, seasonAtMs }: Pick<TaskRun, 'fromMs' | 'layout' | 'seasonAtMs'>,
  season: Pick<Season, 'startsAtMs'>,
): boolean => fromMs === 0 || layout !== countsLayout || seasonAtMs !== season.startsAtMs;

/** What a run found: branches with changed records, and those that changed tasks ask; and the season's start that it counts by. */
export interface Noticed {
  changed: readonly string[];
  asked: readonly string[];
  tasksAtMs: number;
  seasonAtMs: number;
}

/** The run with what was noticed by a query that began at `nowMs`. */
export function withNoticed(run: TaskRun, noticed: Noticed, nowMs: number): TaskRun {
  const pending = { ...run.pending };
  for (const id of noticed.changed) pending[id] = Math.min(pending[id] ?? run.fromMs, run.fromMs);
  for (const id of noticed.asked) pending[id] = 0;
  // A write carries the time at which its call began, so it may become visible after this.
  const fromMs = nowMs - lateVisibilityMs;
  const tasksAtMs = Math.max(run.tasksAtMs, noticed.tasksAtMs);
  const { seasonAtMs } = noticed;
  return { ...run, pending, fromMs, tasksAtMs, layout: countsLayout, seasonAtMs };
}

/** The run after some branches were counted. */
export function withCounted(run: TaskRun, branchIds: readonly string[], nowMs: number): TaskRun {
  const counted = new Set(branchIds);
  const pending = Object.fromEntries(
    Object.entries(run.pending).filter(([id]) => !counted.has(id)),
  );
  return { ...run, pending, asOfMs: Object.keys(pending).length === 0 ? nowMs : run.asOfMs };
}

/** What counting a branch reads of each member. */
export type CountedMember = Pick<StudyRecord, 'memberId' | 'orgPath' | 'segments' | 'tasks'>;

/** A branch's counts, from its members' heads. */
export function taskCountsOf(
  tasks: readonly Pick<Task, '_id' | 'audience' | 'dueOn'>[],
  members: readonly CountedMember[],
): Record<string, DatedCount> {
  const counts: Record<string, DatedCount> = {};
  for (const { _id, audience, dueOn } of tasks) {
    const asked = members.filter((one) => isInvited(audience, one.orgPath, one.segments));
    if (asked.length === 0) continue;
    const done = asked.filter((one) => one.tasks?.[_id] !== undefined).length;
    counts[_id] = { asked: asked.length, done, dueOn };
  }
  return counts;
}

/** All that is kept of a branch. */
export function branchCountsOf(
  place: Pick<TaskCounts, 'branchId' | 'orgPath'>,
  season: CountedSeason,
  tasks: readonly Pick<Task, '_id' | 'audience' | 'dueOn'>[],
  members: readonly CountedMember[],
  nowMs: number,
): TaskCounts {
  const course = courseOf(tasks, members, season, nowMs);
  return {
    _id: taskCountsIdOf(season._id, place.branchId),
    ...{ seasonId: season._id, ...place, countedAtMs: nowMs },
    tasks: taskCountsOf(tasks, members),
    ...(course ? { course } : {}),
  };
}
