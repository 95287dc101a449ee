import type { Award } from '../shared/domain/award';
import type { MemberContext } from '../shared/runtime/context';

/**
 * Whom the caller is for on the list of an award: oneself, or the own branch. A list stands as it was frozen, so somebody may be on it under an
 * entry that was merged into the own one since.
 */
export async function subjectOf(
  { terms, honoured }: Pick<Award, 'terms' | 'honoured'>,
  { member, repositories }: MemberContext,
): Promise<string> {
  if (terms.kind !== 'pacesetter') return member.branchId;
  if (honoured.includes(member._id)) return member._id;
  const merged = await repositories.merges.mergedInto(member._id);
  return merged.find((id) => honoured.includes(id)) ?? member._id;
}

/** Whether the caller may speak for that subject: everybody for oneself, the secretary for the branch. */
export function speaksFor(award: Pick<Award, 'terms'>, { member }: MemberContext): boolean {
  if (award.terms.kind === 'pacesetter') return true;
  return member.roles.some(
    ({ role, organisationId }) => role === 'secretary' && organisationId === member.branchId,
  );
}
