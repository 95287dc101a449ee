import type { ProjectInput } from '../shared/contract/project';
import type { ProjectToEdit } from '../shared/contract/project-answers';
import { may as mayOf } from '../shared/domain/permissions';
import type { Project } from '../shared/domain/project';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { organisationsById } from '../shared/runtime/shared-reads';
import { keptBy } from './own-project';

/** What the editor offers to choose from: for a new project of an organisation, the first own one without a name, or for one that stands. */
export async function editProject(
  { projectId, organisationId }: ProjectInput<'edit'>,
  context: MemberContext,
): Promise<Outcome<ProjectToEdit>> {
  const { grants, may, nowMs, repositories } = context;
  const project = projectId === undefined ? undefined : await repositories.projects.byId(projectId);
  if (projectId !== undefined && (!project || !may(project.orgPath))) return refuse('NOT_ALLOWED');
  const ownIds = [...new Set(grants.map((grant) => grant.organisationId))];
  const ownerId = project?.organisationId ?? organisationId ?? ownIds[0] ?? '';
  const found = await keptBy(ownerId, context);
  if (found instanceof Refused) return found;
  const { owner, season } = found;
  const [own, below] = await Promise.all([
    organisationsById(ownIds, nowMs),
    owner.kind === 'branch' ? [] : repositories.organisations.below(owner._id),
  ]);
  const owners = [...own.values(), owner, ...below].filter(
    ({ kind, path }) => kind !== 'branch' && mayOf(grants, 'manageProjects', path),
  );
  const { startsAtMs, endsAtMs } = season;
  return {
    ...{ organisationId: owner._id, organisationName: owner.name },
    season: { startsAtMs, endsAtMs },
    owners: [...new Map(owners.map(({ _id, name }) => [_id, name]))].map(([id, name]) => ({
      ...{ organisationId: id, name },
    })),
    choices: [...below]
      .sort((a, b) => Number(a.kind === 'branch') - Number(b.kind === 'branch'))
      .map(({ _id, name, kind }) => ({ organisationId: _id, name, branch: kind === 'branch' })),
    ...(project ? { project: editable(project) } : {}),
  };
}

function editable(project: Project): NonNullable<ProjectToEdit['project']> {
  const { _id, revision, status, title, purpose, joining, organisationIds, milestones } = project;
  return {
    ...{ projectId: _id, revision, status },
    plan: { title, purpose, joining, organisationIds, milestones },
  };
}
