import type { Organisation } from '../shared/domain/organisation';
import type { Season } from '../shared/domain/season';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { organisationsById, runningSeason } from '../shared/runtime/shared-reads';

export interface Place {
  season: Season;
  organisation: Organisation;
}

/** The organisation that was asked for, or the first that a role is held for, if the caller's roles cover it. */
export async function placeOf(
  organisationId: string | undefined,
  { grants, may, nowMs }: MemberContext,
): Promise<Outcome<Place>> {
  const season = await runningSeason(nowMs);
  if (!season) return refuse('NO_SEASON');
  const id = organisationId ?? grants[0]?.organisationId;
  if (id === undefined) return refuse('NOT_ALLOWED');
  const organisation = (await organisationsById([id], nowMs)).get(id);
  return organisation && may(organisation.path) ? { season, organisation } : refuse('NOT_ALLOWED');
}

/** What figures say of the organisation that they are of. */
export const placeFactsOf = ({ _id, name, kind }: Organisation) => ({
  ...{ organisationId: _id, organisationName: name, kind },
});

/** What figures of several branches stand for: the oldest of their counts. */
export const countedOf = (
  rows: readonly { countedAtMs: number }[],
  all: number,
): { countedAtMs?: number; branches: { counted: number; all: number } } => ({
  ...(rows.length === 0
    ? {}
    : { countedAtMs: Math.min(...rows.map(({ countedAtMs }) => countedAtMs)) }),
  branches: { counted: rows.length, all },
});
