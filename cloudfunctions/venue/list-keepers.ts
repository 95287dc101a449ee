import type { VenueResponses } from '../shared/contract/venue';
import { may as mayOf } from '../shared/domain/permissions';
import type { MemberContext } from '../shared/runtime/context';
import { organisationsById } from '../shared/runtime/shared-reads';

/** Organisations for which the caller may keep venues, the own ones first, committees before branches. */
export async function listKeepers(
  _input: unknown,
  { grants, nowMs, repositories }: MemberContext,
): Promise<VenueResponses['keepers']> {
  const ownIds = [...new Set(grants.map(({ organisationId }) => organisationId))];
  const own = [...(await organisationsById(ownIds, nowMs)).values()];
  const above = own.filter(({ kind }) => kind !== 'branch');
  const below = await Promise.all(above.map(({ _id }) => repositories.organisations.below(_id)));
  const all = below
    .flat()
    .filter(({ path }) => mayOf(grants, 'manageVenues', path))
    .sort((a, b) => Number(a.kind === 'branch') - Number(b.kind === 'branch'));
  const keepers = new Map([...own, ...all].map(({ _id, name }) => [_id, name]));
  return { keepers: [...keepers].map(([organisationId, name]) => ({ organisationId, name })) };
}
