import type { ProjectInput } from '../shared/contract/project';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { organisationsById, runningSeason } from '../shared/runtime/shared-reads';
import { noteProject } from './own-project';

/** A branch joins an open project, or leaves it; what it has reported stays and counts again once it is back. */
export async function joinProject(
  { projectId, branchId, joined }: ProjectInput<'join'>,
  context: MemberContext,
): Promise<Outcome<{ joined: boolean }>> {
  const { may, nowMs, repositories } = context;
  const branch = (await organisationsById([branchId], nowMs)).get(branchId);
  if (branch?.kind !== 'branch' || !may(branch.path)) return refuse('NOT_ALLOWED');
  const project = await repositories.projects.byId(projectId);
  if (!project || project.status === 'draft' || !branch.path.includes(project.organisationId))
    return refuse('PROJECT_NOT_FOUND');
  // What an earlier season came to stays as it was.
  if ((await runningSeason(nowMs))?._id !== project.seasonId) return refuse('NO_SEASON');
  if (!(await repositories.projects.join(projectId, branchId, joined)))
    return refuse('PROJECT_STATE_CONFLICT');
  const what = joined ? 'joined' : 'left';
  if (project.joinedIds.includes(branchId) !== joined)
    await noteProject(project, `${what}:${branchId}:${nowMs}`, { what, branchId }, context);
  return { joined };
}
