import type { Organisation } from '../shared/domain/organisation';
import type { Season } from '../shared/domain/season';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { organisationsById, runningSeason } from '../shared/runtime/shared-reads';

export interface Watched {
  season: Season;
  organisation: Organisation;
  /** All that the caller could look at so, by the own roles. */
  owners: { organisationId: string; name: string }[];
}

/** An organisation whose progress the caller may see; without an id the first that a role is held for. */
export async function watchedOrganisation(
  organisationId: string | undefined,
  { grants, may, nowMs }: MemberContext,
): Promise<Outcome<Watched>> {
  const season = await runningSeason(nowMs);
  if (!season) return refuse('NO_SEASON');
  const ownIds = [...new Set(grants.map((grant) => grant.organisationId))];
  const askedFor = organisationId ?? ownIds[0] ?? '';
  const found = await organisationsById([...new Set([askedFor, ...ownIds])], nowMs);
  const organisation = found.get(askedFor);
  if (!organisation || !may(organisation.path)) return refuse('NOT_ALLOWED');
  const owners = ownIds.flatMap((id) => {
    const name = found.get(id)?.name;
    return name === undefined ? [] : [{ organisationId: id, name }];
  });
  return { season, organisation, owners };
}
