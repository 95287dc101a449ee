import type { Organisation } from '../shared/domain/organisation';
import { grantsWith, may } from '../shared/domain/permissions';
import { type Project, takesPart } from '../shared/domain/project';
import type { MemberContext } from '../shared/runtime/context';
import { organisationsById } from '../shared/runtime/shared-reads';

export interface OwnBranch {
  branchId: string;
  name: string;
  path: readonly string[];
  /** The caller reports for it. */
  reports: boolean;
}

/** The branch that the caller reports for; of everybody else the one of the roster. */
export async function ownBranch({ member, nowMs }: MemberContext): Promise<OwnBranch> {
  const held = grantsWith(member.roles, ['reportProject']).map((one) => one.organisationId);
  const found = await organisationsById([...new Set([...held, member.branchId])], nowMs);
  const named = held.flatMap((id) => found.get(id) ?? []).find(({ kind }) => kind === 'branch');
  const name = (named ?? found.get(member.branchId))?.name ?? '';
  return {
    ...{ branchId: named?._id ?? member.branchId, name, reports: named !== undefined },
    path: named?.path ?? member.orgPath,
  };
}

/** Branches of the owner's subtree that take part, by id; `limit` of them. */
export async function branchesOf(
  project: Project,
  limit: number,
  { repositories }: MemberContext,
): Promise<{ branches: Organisation[]; cut: boolean }> {
  const { joining, organisationId, organisationIds, joinedIds } = project;
  const within = joining === 'chosen' ? organisationIds : [organisationId];
  if (joining === 'open') {
    const ids = [...joinedIds].sort();
    const found = ids.length > 0 ? await repositories.organisations.byIds(ids) : [];
    const branches = found.filter(({ path }) => takesPart(project, path));
    return { branches: branches.slice(0, limit), cut: branches.length > limit };
  }
  const found = await repositories.organisations.branchesBeyond(within, '', limit + 1);
  return { branches: found.slice(0, limit), cut: found.length > limit };
}

/** Whether the caller sees all branches of a project: who oversees its owner, or a branch that takes part. */
export const overseesOwner = (project: Project, { member }: MemberContext): boolean =>
  may(member.roles, 'readProjects', project.orgPath);
