import type { Season } from '../shared/domain/season';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { organisationsById } from '../shared/runtime/shared-reads';

/**
 * The running season, and between two the one that ended last, whose points may still be corrected. Read afresh, since its rules may
 * have changed within the minute that an instance keeps it.
 */
export async function seasonNow({ repositories }: MemberContext): Promise<Outcome<Season>> {
  const { seasons } = repositories;
  return (await seasons.running()) ?? (await seasons.latest()) ?? refuse('NO_SEASON');
}

/** Ids from the root down to the organisation that the season is for. */
export async function pathOfSeason(season: Season, { nowMs }: MemberContext): Promise<string[]> {
  const { organisationId } = season;
  const found = await organisationsById([organisationId], nowMs);
  return found.get(organisationId)?.path ?? [];
}
