import type { ProjectPlan } from '../contract/project';
import type { ProjectStatus, ReportStatus } from '../contract/vocabulary';
import { dayMs, seasonDayOf } from './season-time';
import type { Season } from './season';

/** A step of a project that each branch reaches for itself. */
export interface Milestone {
  milestoneId: string;
  title: string;
  /** What counts as reached, in a sentence. */
  reachedWhen: string;
  /** Asia/Shanghai day yyyymmdd. */
  dueOn: string;
}

/** Work of several branches towards a common end (重点任务, 专项行动, 微联盟). Collection `projects`. It earns no points. */
export interface Project extends Omit<ProjectPlan, 'milestones'> {
  _id: string;
  seasonId: string;
  organisationId: string;
  organisationName: string;
  /** Ids from the root down to organisationId. */
  orgPath: string[];
  /** By their days. */
  milestones: Milestone[];
  /** Taken out after the project had begun: what branches have reported of them stays to be read. */
  dropped: Milestone[];
  /** Milestones that ever were: an id is never given twice. */
  everMilestones: number;
  /** Branches that joined by themselves; they count while the project is open. */
  joinedIds: string[];
  status: ProjectStatus;
  /** Grows with every change of the plan or the status. */
  revision: number;
  createdAtMs: number;
  changedAtMs: number;
  /** Why it was withdrawn. */
  reason?: string;
}

/**
 * What a branch has told of a milestone. Collection `projectReports`, id `<project>:<branch>:<milestone>`: one of each, whatever is sent
 * twice. It is the branch's word and stays with it; who wrote it is kept as an id alone.
 */
export interface ProjectReport {
  _id: string;
  seasonId: string;
  projectId: string;
  milestoneId: string;
  branchId: string;
  /** The branch, ids from the root down. */
  orgPath: string[];
  /** Asia/Shanghai day yyyymmdd on which it was reached. */
  reachedOn: string;
  text: string;
  pictureFileId?: string;
  status: ReportStatus;
  /** Grows with every change, also when a report is taken back: what somebody decides is what was read. */
  revision: number;
  by: string;
  reportedAtMs: number;
  decidedBy?: string;
  decidedAtMs?: number;
  /** Why it was sent back. */
  reason?: string;
}

export const reportIdOf = (projectId: string, branchId: string, milestoneId: string) =>
  `${projectId}:${branchId}:${milestoneId}`;

/** Projects of one organisation in one season, withdrawn ones left out. */
export const mostProjects = 40;
/** Milestones of a project at one time, and ever. */
export const mostMilestones = 15;
const mostEver = 60;

type ProjectAction =
  'edit' | 'start' | 'finish' | 'resume' | 'withdraw' | 'remove' | 'join' | 'report' | 'decide';

/** The life table of a project. What is reported before the end may be decided after it. */
const allowed: Readonly<Record<ProjectAction, readonly ProjectStatus[]>> = {
  edit: ['draft', 'running'],
  start: ['draft'],
  finish: ['running'],
  resume: ['finished'],
  withdraw: ['running', 'finished'],
  remove: ['draft'],
  join: ['running'],
  report: ['running'],
  decide: ['running', 'finished'],
};

export const projectAllows = (action: ProjectAction, status: ProjectStatus): boolean =>
  allowed[action].includes(status);

type ReportAction = 'send' | 'take-back' | 'confirm' | 'return';

/** The same of a report. A confirmation can be taken back by returning it with a reason; the branch cannot take back what is confirmed. */
const allowedReports: Readonly<Record<ReportAction, readonly ReportStatus[]>> = {
  send: ['waiting', 'returned', 'taken-back'],
  'take-back': ['waiting', 'returned'],
  confirm: ['waiting'],
  return: ['waiting', 'confirmed'],
};

export const reportAllows = (action: ReportAction, status: ReportStatus): boolean =>
  allowedReports[action].includes(status);

/** Whether a branch takes part. `path`: from the root down, its own id included. */
export function takesPart(
  project: Pick<Project, 'joining' | 'organisationId' | 'organisationIds' | 'joinedIds'>,
  path: readonly string[],
): boolean {
  const { joining, organisationId, organisationIds, joinedIds } = project;
  if (!path.includes(organisationId)) return false;
  if (joining === 'all') return true;
  if (joining === 'open') return joinedIds.includes(path.at(-1) ?? '');
  return organisationIds.some((id) => path.includes(id));
}

/** How far beyond the season a milestone may be due, ms: preparations before it, reports after it. */
const slackMs = 30 * dayMs;

type ProjectFault = 'due-outside' | 'nobody' | 'too-many';

/** Why a plan cannot stand in its season; undefined where it can. Days up to the slack before and after the season are within it. */
export function faultOfProject(
  { joining, organisationIds, milestones }: ProjectPlan,
  season: Pick<Season, 'startsAtMs' | 'endsAtMs'>,
): ProjectFault | undefined {
  const first = seasonDayOf(season.startsAtMs - slackMs);
  const last = seasonDayOf(season.endsAtMs + slackMs);
  if (milestones.some(({ dueOn }) => dueOn < first || dueOn > last)) return 'due-outside';
  if (milestones.length > mostMilestones) return 'too-many';
  return joining === 'chosen' && organisationIds.length === 0 ? 'nobody' : undefined;
}

/** A day on which something can have been reached: of the season or its preparations, and not to come. */
export const isReachedDay = (day: string, season: Pick<Season, 'startsAtMs'>, nowMs: number) =>
  day >= seasonDayOf(season.startsAtMs - slackMs) && day <= seasonDayOf(nowMs);

type Steps = Pick<Project, 'milestones' | 'dropped' | 'everMilestones'>;

/**
 * The milestones after a change of the plan. Those that keep their id keep what was reported of them; new ones get an id that none has
 * had; those that are missing are dropped once the project has begun, and a dropped one can be taken in again. Undefined where an id is
 * none of the project's, or too many ever were.
 */
export function changedSteps(
  before: Steps & Pick<Project, 'status'>,
  plan: ProjectPlan['milestones'],
): Steps | undefined {
  const known = new Set([...before.milestones, ...before.dropped].map((one) => one.milestoneId));
  const named = plan.flatMap(({ milestoneId }) => milestoneId ?? []);
  if (named.some((id) => !known.has(id)) || new Set(named).size < named.length) return undefined;
  let everMilestones = before.everMilestones;
  const milestones = plan
    .map(({ milestoneId, ...one }) => ({
      milestoneId: milestoneId ?? `s${(everMilestones += 1)}`,
      ...one,
    }))
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn));
  if (everMilestones > mostEver) return undefined;
  const kept = new Set(named);
  const gone = [...before.dropped, ...before.milestones].filter(
    (one) => !kept.has(one.milestoneId),
  );
  return { milestones, everMilestones, dropped: before.status === 'draft' ? [] : gone };
}
