import type { BranchChoices } from '../contract/branch';
import type { MemberContext } from './context';

const mostListed = 50;

/** Branches that the caller may choose from, by name; those whose name has the searched text, where one is given. */
export async function ownBranches(
  { search }: { search?: string | undefined },
  { grants, repositories }: MemberContext,
): Promise<BranchChoices> {
  const ids = [...new Set(grants.map(({ organisationId }) => organisationId))];
  const found = await Promise.all(ids.map((id) => repositories.organisations.branchesBelow(id)));
  const all = [...new Map(found.flat().map((one) => [one._id, one.name])).entries()];
  const fitting = all
    .filter(([, name]) => search === undefined || name.includes(search))
    .sort(([, a], [, b]) => a.localeCompare(b, 'zh-Hans-CN', { numeric: true }));
  return {
    branches: fitting.slice(0, mostListed).map(([branchId, name]) => ({ branchId, name })),
    total: fitting.length,
  };
}
