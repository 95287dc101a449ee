import type { Organisation } from '../shared/domain/organisation';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';

/**
 * An organisation, if the caller's roles permit the action for it; an unknown one looks like a foreign one. Read afresh: what is
 * changed here must not be decided from what an instance remembers.
 */
export async function ownOrganisation(
  { may, repositories }: MemberContext,
  organisationId: string,
): Promise<Outcome<Organisation>> {
  const found = await repositories.roster.organisationById(organisationId);
  return found && may(found.path) ? found : refuse('NOT_ALLOWED');
}
