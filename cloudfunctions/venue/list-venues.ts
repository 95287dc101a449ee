import type { VenueListAnswer, VenueRow } from '../shared/contract/venue';
import type { Member } from '../shared/domain/organisation';
import { grantsWith, may } from '../shared/domain/permissions';
import type { Venue } from '../shared/domain/venue';
import type { CallContext } from '../shared/runtime/context';

/**
 * The whole register, for everybody; withdrawn ones for who keeps them. Nothing is asked of where somebody is: the phone sorts. Two
 * reads.
 */
export async function listVenues(_input: unknown, context: CallContext): Promise<VenueListAnswer> {
  const { caller, repositories } = context;
  const [member, all] = await Promise.all([
    repositories.members.ofCaller(caller.openidKey),
    repositories.venues.all(),
  ]);
  return {
    venues: all
      .filter((one) => !one.withdrawn || keeps(member, one))
      .map(venueRow)
      .sort((a, b) => a.name.localeCompare(b.name, 'zh-Hans-CN', { numeric: true })),
    mayAdd: member !== undefined && grantsWith(member.roles, ['manageVenues']).length > 0,
  };
}

/** Whether somebody, or nobody, keeps a venue. */
export const keeps = (member: Member | undefined, { orgPath }: Venue): boolean =>
  member !== undefined && may(member.roles, 'manageVenues', orgPath);

/** A venue as lists and the map show it. */
export function venueRow(venue: Venue): VenueRow {
  const { _id, name, kind, address, position, openingHours, parentId, withdrawn } = venue;
  return {
    ...{ venueId: _id, name, kind, address, openingHours },
    ...(position === undefined ? {} : { position }),
    ...(parentId === undefined ? {} : { parentId }),
    ...(withdrawn ? { withdrawn } : {}),
  };
}
