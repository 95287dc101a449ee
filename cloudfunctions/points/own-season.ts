import type { Season } from '../shared/domain/season';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { organisationsById } from '../shared/runtime/shared-reads';

/** The running season read afresh, since its rules may have changed within the minute that an instance keeps it. */
export async function seasonNow({ repositories }: MemberContext): Promise<Outcome<Season>> {
  return (await repositories.seasons.running()) ?? refuse('NO_SEASON');
}

/** Ids from the root down to the organisation that the season is for. */
export async function pathOfSeason(season: Season, { nowMs }: MemberContext): Promise<string[]> {
  const { organisationId } = season;
  const found = await organisationsById([organisationId], nowMs);
  return found.get(organisationId)?.path ?? [];
}
