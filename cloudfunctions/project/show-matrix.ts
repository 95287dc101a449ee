import type { ProjectMatrix } from '../shared/contract/project-answers';
import { may } from '../shared/domain/permissions';
import { matrixOf } from '../shared/domain/project-progress';
import { seasonDayOf } from '../shared/domain/season-time';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { branchesOf, overseesOwner, ownBranch } from './own-branch';
import { overseesPart } from './show-project';

/** Branches in one answer. */
const mostBranches = 300;

/** Branches against milestones, as the reports stand: states alone, no words. A read of the branches, one a thousand reports. */
export async function showMatrix(
  { projectId }: { projectId: string },
  context: MemberContext,
): Promise<Outcome<ProjectMatrix>> {
  const { member, nowMs, repositories } = context;
  const project = await repositories.projects.byId(projectId);
  if (!project) return refuse('PROJECT_NOT_FOUND');
  const isOver = project.status === 'draft' || project.status === 'withdrawn';
  const oversees =
    overseesOwner(project, context) ||
    (!isOver && (await overseesPart(project, await ownBranch(context), context)));
  if (!oversees) return refuse('PROJECT_NOT_FOUND');
  const [{ branches, cut }, reports] = await Promise.all([
    branchesOf(project, mostBranches, context),
    repositories.projects.toldOf(projectId),
  ]);
  return {
    title: project.title,
    ...matrixOf(project.milestones, branches, reports, seasonDayOf(nowMs)),
    cut,
    readable: branches.flatMap(({ _id, path }) =>
      may(member.roles, 'readProjects', path) ? _id : [],
    ),
  };
}
