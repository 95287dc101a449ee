import type {
  MilestoneReport,
  MilestoneRow,
  ProjectAnswer,
} from '../shared/contract/project-answers';
import { may } from '../shared/domain/permissions';
import {
  type Milestone,
  type Project,
  type ProjectReport,
  takesPart,
} from '../shared/domain/project';
import { stateOfMilestone } from '../shared/domain/project-progress';
import { seasonDayOf } from '../shared/domain/season-time';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { fileUrlsOf, organisationsById } from '../shared/runtime/shared-reads';
import { branchesOf, type OwnBranch, overseesOwner, ownBranch } from './own-branch';

/**
 * A project with how a branch stands: the own one, or one that the caller oversees. Who is neither asked nor oversees it does not learn
 * that it is there.
 */
export async function showProject(
  { projectId, branchId }: { projectId: string; branchId?: string | undefined },
  context: MemberContext,
): Promise<Outcome<ProjectAnswer>> {
  const { member, nowMs, repositories } = context;
  const [project, own] = await Promise.all([
    repositories.projects.byId(projectId),
    ownBranch(context),
  ]);
  if (!project || !(await isSeen(project, own, context))) return refuse('PROJECT_NOT_FOUND');
  const isOwn = branchId === undefined || branchId === own.branchId;
  const branch = isOwn ? own : await overseenBranch(branchId, context);
  if (!branch) return refuse('NOT_ALLOWED');
  const isPart = takesPart(project, branch.path);
  // What a branch has told is read by its own people and by who oversees it.
  const reports = await repositories.projects.reportsOf(projectId, branch.branchId);
  const pictures = await fileUrlsOf(
    reports.flatMap(({ pictureFileId }) => pictureFileId ?? []),
    nowMs,
  );
  const { title, purpose, organisationName, status, revision, joining, reason } = project;
  return {
    ...{ projectId, revision, title, purpose, organisationName, status, joining },
    ...(reason === undefined ? {} : { reason }),
    milestones: rowsOf(project, isPart ? reports : [], pictures, nowMs, isPart),
    branch: {
      ...{ branchId: branch.branchId, name: branch.name, takesPart: isPart, own: isOwn },
      reports: isOwn && own.reports,
    },
    manages: may(member.roles, 'manageProjects', project.orgPath),
    overview: overseesOwner(project, context) || (await overseesPart(project, own, context)),
  };
}

/** Who takes part, may join or oversees the owner; a committee between them whose branches take part. */
async function isSeen(project: Project, own: OwnBranch, context: MemberContext): Promise<boolean> {
  if (overseesOwner(project, context)) return true;
  if (project.status === 'draft' || project.status === 'withdrawn') return false;
  const isOpen = project.joining === 'open' && own.path.includes(project.organisationId);
  if (takesPart(project, own.path) || isOpen) return true;
  return overseesPart(project, own, context);
}

/** Whether the caller oversees a branch that takes part. */
export async function overseesPart(
  project: Project,
  own: OwnBranch,
  context: MemberContext,
): Promise<boolean> {
  const { roles } = context.member;
  if (takesPart(project, own.path) && may(roles, 'readProjects', own.path)) return true;
  if (!roles.some(({ role }) => role === 'administrator' || role === 'auditor')) return false;
  const { branches } = await branchesOf(project, 1000, context);
  return branches.some(({ path }) => may(roles, 'readProjects', path));
}

async function overseenBranch(
  branchId: string,
  { member, nowMs }: MemberContext,
): Promise<OwnBranch | undefined> {
  const found = (await organisationsById([branchId], nowMs)).get(branchId);
  if (found?.kind !== 'branch' || !may(member.roles, 'readProjects', found.path)) return undefined;
  return { branchId, name: found.name, path: found.path, reports: false };
}

/** Milestones by their days; dropped ones after them, where something was reported of them. */
function rowsOf(
  { milestones, dropped }: Project,
  reports: readonly ProjectReport[],
  pictures: ReadonlyMap<string, string>,
  nowMs: number,
  isPart: boolean,
): MilestoneRow[] {
  const told = new Map(
    reports.filter(({ status }) => status !== 'taken-back').map((one) => [one.milestoneId, one]),
  );
  const revisions = new Map(reports.map(({ milestoneId, revision }) => [milestoneId, revision]));
  const row = (one: Milestone, isDropped: boolean): MilestoneRow => {
    const report = told.get(one.milestoneId);
    return {
      ...{ ...one, dropped: isDropped, seen: revisions.get(one.milestoneId) ?? 0 },
      ...(isPart && !isDropped ? { state: stateOfMilestone(one, report, seasonDayOf(nowMs)) } : {}),
      ...(report ? { report: shownReport(report, pictures) } : {}),
    };
  };
  return [
    ...milestones.map((one) => row(one, false)),
    ...dropped.filter(({ milestoneId }) => told.has(milestoneId)).map((one) => row(one, true)),
  ];
}

function shownReport(
  { status, revision, reachedOn, text, reason, pictureFileId }: ProjectReport,
  pictures: ReadonlyMap<string, string>,
): MilestoneReport {
  const pictureUrl = pictures.get(pictureFileId ?? '');
  return {
    ...{ status, revision, reachedOn, text },
    ...(pictureUrl === undefined ? {} : { pictureUrl }),
    ...(reason === undefined ? {} : { reason }),
  };
}
