import type { Organisation } from '../shared/domain/organisation';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { organisationsById } from '../shared/runtime/shared-reads';

/**
 * An organisation, if the caller's roles permit the action for it. Whether there is one by this id is told only to those who may know: to
 * everybody else an unknown organisation looks like a foreign one.
 */
export async function ownOrganisation(
  { may, nowMs }: MemberContext,
  organisationId: string,
): Promise<Outcome<Organisation>> {
  const organisation = (await organisationsById([organisationId], nowMs)).get(organisationId);
  return organisation && may(organisation.path) ? organisation : refuse('NOT_ALLOWED');
}
