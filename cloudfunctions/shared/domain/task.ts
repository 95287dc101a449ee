import type { TaskPlan, TaskStatus } from '../contract/task';
import type { Organisation } from './organisation';
import { dayMs, seasonDayOf } from './season-time';
import { isSeasonOver, type Season } from './season';

/** One task of a season's plan. Collection `tasks`. */
export interface Task extends TaskPlan {
  _id: string;
  seasonId: string;
  /** Who asks for it: members of its subtree alone can be asked. */
  organisationId: string;
  organisationName: string;
  /** Ids from the root down to organisationId. */
  orgPath: string[];
  status: TaskStatus;
  /** Grows with every change; an editor changes what it has seen. */
  revision: number;
  createdBy: string;
  createdAtMs: number;
  changedAtMs: number;
  publishedAtMs?: number;
  /** Why it was withdrawn. */
  reason?: string;
}

/** Tasks of one organisation in one season: more than a member can keep in mind. */
export const mostTasks = 60;
/**
 * A branch's own. Whoever plans them may have done them already and says so alone, so they come to no more in a season than one person may
 * give by hand without a second: 20 points a week.
 */
const mostOfBranch = 12;

/** How many an organisation has room for; withdrawn ones take up theirs, as who has done them keeps the points. */
export const mostTasksOf = ({ kind }: Pick<Organisation, 'kind'>): number =>
  kind === 'branch' ? mostOfBranch : mostTasks;

/** How far beyond the season a task may be due, ms: preparations before it, reports after it. */
const slackMs = 30 * dayMs;

export type TaskFault = 'due-outside' | 'no-session' | 'no-lecture' | 'no-series' | 'no-quiz';

/** Why a task cannot stand in the season; undefined where it can. Whether a session is there the caller has to look up. */
export function faultOfTask(
  { want, dueOn }: Pick<TaskPlan, 'want' | 'dueOn'>,
  season: Pick<Season, 'startsAtMs' | 'endsAtMs' | 'lectures'>,
): TaskFault | undefined {
  const first = seasonDayOf(season.startsAtMs - slackMs);
  if (dueOn < first || dueOn > seasonDayOf(season.endsAtMs + slackMs)) return 'due-outside';
  const shelf = season.lectures.filter((one) => one.withdrawnAtMs === undefined);
  if (want.kind === 'series')
    return shelf.some(({ series }) => series === want.series) ? undefined : 'no-series';
  if (want.kind !== 'lecture' && want.kind !== 'quiz') return undefined;
  const lecture = shelf.find(({ lectureId }) => lectureId === want.lectureId);
  if (!lecture) return 'no-lecture';
  return want.kind === 'quiz' && !lecture.quiz ? 'no-quiz' : undefined;
}

/**
 * Whether a task can no longer be worked at: its season has ended. What is to be told of by oneself, as reports after it, has time until its
 * own last day.
 */
export const isTaskOver = (
  { want, dueOn }: Pick<TaskPlan, 'want' | 'dueOn'>,
  season: Pick<Season, 'endsAtMs'>,
  nowMs: number,
): boolean =>
  isSeasonOver(season, nowMs) && (want.kind !== 'evidence' || dueOn < seasonDayOf(nowMs));

/** Whether a task may be put before members, changed or taken back. */
export type TaskAction = 'edit' | 'publish' | 'withdraw' | 'remove';

const allowed: Readonly<Record<TaskAction, readonly TaskStatus[]>> = {
  edit: ['draft', 'published'],
  publish: ['draft'],
  withdraw: ['published'],
  remove: ['draft'],
};

export const taskAllows = (action: TaskAction, status: TaskStatus): boolean =>
  allowed[action].includes(status);
