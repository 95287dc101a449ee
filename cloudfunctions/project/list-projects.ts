import type { ProjectListAnswer, ProjectRow } from '../shared/contract/project-answers';
import { grantsWith, may } from '../shared/domain/permissions';
import { type Project, projectAllows, takesPart } from '../shared/domain/project';
import { figuresOf, stateOfMilestone } from '../shared/domain/project-progress';
import { seasonDayOf } from '../shared/domain/season-time';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { latestSeason } from '../shared/runtime/shared-reads';
import { type OwnBranch, ownBranch } from './own-branch';

type Told = Awaited<ReturnType<MemberContext['repositories']['projects']['toldBy']>>;

/** Projects that concern the caller. Beside the season at most five reads, whatever their number. */
export async function listProjects(
  _input: unknown,
  context: MemberContext,
): Promise<Outcome<ProjectListAnswer>> {
  const { member, nowMs, repositories } = context;
  const season = await latestSeason(nowMs);
  if (!season) return refuse('NO_SEASON');
  const branch = await ownBranch(context);
  const overseen = idsWith(context, 'readProjects');
  const [asking, below, told] = await Promise.all([
    repositories.projects.ofOwners(season._id, branch.path, ['running', 'finished']),
    overseen.length > 0 ? repositories.projects.below(season._id, overseen) : [],
    repositories.projects.toldBy(season._id, branch.branchId),
  ]);
  const oversees = ({ orgPath }: Project) => may(member.roles, 'readProjects', orgPath);
  const seen = [
    ...asking.filter((one) => takesPart(one, branch.path) || isOpenTo(one, branch)),
    ...below.filter(oversees),
  ];
  const projects = [...new Map(seen.map((one) => [one._id, one])).values()];
  const kept = projects.filter(
    (one) =>
      may(member.roles, 'manageProjects', one.orgPath) && projectAllows('decide', one.status),
  );
  return {
    projects: projects
      .sort((a, b) => order[a.status] - order[b.status] || b.createdAtMs - a.createdAtMs)
      .map((one) => rowOf(one, branch, told, context)),
    mayCreate: season.status === 'running' && idsWith(context, 'manageProjects').length > 0,
    waiting:
      kept.length > 0 ? await repositories.projects.countWaiting(kept.map(({ _id }) => _id)) : 0,
  };
}

const idsWith = ({ member }: MemberContext, permission: 'readProjects' | 'manageProjects') => [
  ...new Set(grantsWith(member.roles, [permission]).map((one) => one.organisationId)),
];

const order = { running: 0, draft: 1, finished: 2, withdrawn: 3 } as const;

const isOpenTo = (project: Project, { path }: OwnBranch) =>
  project.joining === 'open' && project.status === 'running' && !takesPart(project, path);

function rowOf(
  project: Project,
  branch: OwnBranch,
  told: Told,
  { member, nowMs }: MemberContext,
): ProjectRow {
  const { _id, title, organisationName, status, milestones } = project;
  const today = seasonDayOf(nowMs);
  const of = new Map(
    told.filter(({ projectId }) => projectId === _id).map((one) => [one.milestoneId, one]),
  );
  const states = milestones.map((one) => stateOfMilestone(one, of.get(one.milestoneId), today));
  const next = milestones.find(({ dueOn }) => dueOn >= today) ?? milestones.at(-1);
  return {
    ...{ projectId: _id, title, organisationName, status },
    next: { title: next?.title ?? '', dueOn: next?.dueOn ?? '' },
    ...(takesPart(project, branch.path) ? { own: figuresOf(states) } : {}),
    open:
      branch.reports && branch.path.includes(project.organisationId) && isOpenTo(project, branch),
    manages: may(member.roles, 'manageProjects', project.orgPath),
  };
}
