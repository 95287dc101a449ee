import type { Award } from '../shared/domain/award';
import type { MemberContext } from '../shared/runtime/context';

/** Whom the caller is for on the list of an award: oneself, or the own branch. */
export const subjectOf = (award: Pick<Award, 'terms'>, { member }: MemberContext): string =>
  award.terms.kind === 'pacesetter' ? member._id : member.branchId;

/** Whether the caller may speak for that subject: everybody for oneself, the secretary for the branch. */
export function speaksFor(award: Pick<Award, 'terms'>, { member }: MemberContext): boolean {
  if (award.terms.kind === 'pacesetter') return true;
  return member.roles.some(
    ({ role, organisationId }) => role === 'secretary' && organisationId === member.branchId,
  );
}
