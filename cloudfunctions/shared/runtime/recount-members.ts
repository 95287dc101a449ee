import type { CallContext } from './context';

/** Counts the members of organisations afresh: whatever broke before, the number is right again afterwards. */
export async function recountMembers(
  organisationIds: readonly string[],
  { repositories }: Pick<CallContext, 'repositories'>,
): Promise<void> {
  for (const id of organisationIds)
    await repositories.roster.setMemberCount(id, await repositories.roster.countStored(id));
}
