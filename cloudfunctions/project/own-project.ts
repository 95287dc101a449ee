import type { ProjectPlan, ProjectResponses } from '../shared/contract/project';
import type { Organisation } from '../shared/domain/organisation';
import {
  changedSteps,
  faultOfProject,
  type Project,
  projectAllows,
  takesPart,
} from '../shared/domain/project';
import type { Season } from '../shared/domain/season';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { organisationsById, runningSeason } from '../shared/runtime/shared-reads';

export interface SeenProject {
  projectId: string;
  revision: number;
}

/** An organisation whose projects the caller keeps, and the season that runs. */
export async function keptBy(
  organisationId: string,
  { may, nowMs }: MemberContext,
): Promise<Outcome<{ owner: Organisation; season: Season }>> {
  const owner = (await organisationsById([organisationId], nowMs)).get(organisationId);
  if (!owner || !may(owner.path)) return refuse('NOT_ALLOWED');
  const season = await runningSeason(nowMs);
  return season ? { owner, season } : refuse('NO_SEASON');
}

/** A project that the caller keeps, as it was seen and in a state that allows the action. Read afresh. */
export async function managedProject(
  { projectId, revision }: SeenProject,
  action: Parameters<typeof projectAllows>[0],
  { may, repositories }: MemberContext,
): Promise<Outcome<Project>> {
  const project = await repositories.projects.byId(projectId);
  // An unknown project looks like a foreign one.
  if (!project || !may(project.orgPath)) return refuse('NOT_ALLOWED');
  if (project.revision !== revision) return refuse('PROJECT_CHANGED');
  return projectAllows(action, project.status) ? project : refuse('PROJECT_STATE_CONFLICT');
}

type Steps = Pick<Project, 'milestones' | 'dropped' | 'everMilestones'>;
export type CheckedPlan = Omit<ProjectPlan, 'milestones'> & Steps;

/** What a plan makes of a project, where it can stand in the season and names nobody beyond the owner's subtree. */
export async function checkedPlan(
  plan: ProjectPlan,
  before: Steps & Pick<Project, 'status' | 'organisationId'>,
  season: Season,
  { nowMs }: MemberContext,
): Promise<Outcome<CheckedPlan>> {
  const fault = faultOfProject(plan, season);
  if (fault) return refuse('PROJECT_INVALID', { fault });
  const steps = changedSteps(before, plan.milestones);
  if (!steps) return refuse('PROJECT_INVALID', { fault: 'milestones' });
  const { title, purpose, joining } = plan;
  const organisationIds = joining === 'chosen' ? [...new Set(plan.organisationIds)] : [];
  const found = await organisationsById(organisationIds, nowMs);
  const isWithin = organisationIds.every((id) =>
    found.get(id)?.path.includes(before.organisationId),
  );
  return isWithin ? { title, purpose, joining, organisationIds, ...steps } : refuse('NOT_ALLOWED');
}

/** A branch for which the caller reports, and a running project of the running season in which it takes part. Read afresh. */
export async function reportingFor(
  { projectId, branchId }: { projectId: string; branchId: string },
  { may, nowMs, repositories }: MemberContext,
): Promise<Outcome<{ project: Project; branch: Organisation; season: Season }>> {
  const branch = (await organisationsById([branchId], nowMs)).get(branchId);
  if (branch?.kind !== 'branch' || !may(branch.path)) return refuse('NOT_ALLOWED');
  const project = await repositories.projects.byId(projectId);
  if (!project || project.status === 'draft' || !branch.path.includes(project.organisationId))
    return refuse('PROJECT_NOT_FOUND');
  if (!takesPart(project, branch.path)) return refuse('PROJECT_WITHOUT_BRANCH');
  if (!projectAllows('report', project.status)) return refuse('PROJECT_STATE_CONFLICT');
  const season = await runningSeason(nowMs);
  return season?._id === project.seasonId ? { project, branch, season } : refuse('NO_SEASON');
}

/** Tells the audit log; `mark` tells this change from every other of the project, so that it stands once however often it is told. */
export const noteProject = (
  { _id, orgPath }: Pick<Project, '_id' | 'orgPath'>,
  mark: string | number,
  facts: Readonly<Record<string, string | number>>,
  { member, nowMs, repositories }: MemberContext,
  reason?: string,
) =>
  repositories.audit.note({
    _id: `project-changed:${_id}:${mark}`,
    ...{ action: 'project-changed', by: member._id, atMs: nowMs, orgPath, subjectId: _id, facts },
    ...(reason === undefined ? {} : { reason }),
  });

/** What every change of a project answers. */
export const changedAnswer = ({
  _id,
  revision,
  status,
}: Pick<Project, '_id' | 'revision' | 'status'>): ProjectResponses['change'] => ({
  ...{ projectId: _id, revision, status },
});
