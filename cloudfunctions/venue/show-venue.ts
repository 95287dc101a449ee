import type { VenueAnswer } from '../shared/contract/venue';
import type { CallContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { fileUrlsOf } from '../shared/runtime/shared-reads';
import { keeps, venueRow } from './list-venues';

/** One venue with the one that it belongs to and those that belong to it. Guests are not told which organisation keeps it. */
export async function showVenue(
  { venueId }: { venueId: string },
  context: CallContext,
): Promise<Outcome<VenueAnswer>> {
  const { caller, nowMs, repositories } = context;
  const [member, venue, below] = await Promise.all([
    repositories.members.ofCaller(caller.openidKey),
    repositories.venues.byId(venueId),
    repositories.venues.belongingTo(venueId),
  ]);
  if (!venue || (venue.withdrawn && !keeps(member, venue))) return refuse('VENUE_NOT_FOUND');
  const { parentId, pictureFileId, phone, introduction, changedAtMs, organisationName } = venue;
  const [parent, urls] = await Promise.all([
    parentId === undefined ? undefined : repositories.venues.byId(parentId),
    fileUrlsOf(pictureFileId === undefined ? [] : [pictureFileId], nowMs),
  ]);
  const pictureUrl = urls.get(pictureFileId ?? '');
  return {
    ...venueRow(venue),
    ...{ introduction, changedAtMs, mayEdit: keeps(member, venue) },
    ...(member ? { organisationName } : {}),
    ...(phone === undefined ? {} : { phone }),
    ...(pictureUrl === undefined ? {} : { pictureUrl }),
    ...(parent && !parent.withdrawn ? { parent: { venueId: parent._id, name: parent.name } } : {}),
    children: below
      .filter(({ withdrawn }) => !withdrawn)
      .map(({ _id, name, kind }) => ({ venueId: _id, name, kind }))
      .sort((a, b) => a.name.localeCompare(b.name, 'zh-Hans-CN', { numeric: true })),
  };
}
