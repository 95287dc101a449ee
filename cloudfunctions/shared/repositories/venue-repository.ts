import { mostVenues, type Venue } from '../domain/venue';
import { Collection, command } from './platform';

const venues = new Collection<Venue>('venues');

export const byId = (venueId: string) => venues.byId(venueId);

/** All there are, withdrawn ones too, in no order. */
export const all = () => venues.find({ where: {}, limit: mostVenues });

/** Venues that belong to one, withdrawn ones too. */
export const belongingTo = (venueId: string) =>
  venues.find({ where: { parentId: venueId }, limit: mostVenues });

/** Enters one; false where the id stands already. */
export const insert = (venue: Venue) => venues.insertOnce(venue);

/** Fields to set; undefined removes one. */
export type VenueFields = { [Field in keyof Venue]?: Venue[Field] | undefined };

/** Changes a venue as it was read; false when somebody was faster. */
export async function change(
  { _id, changedAtMs }: Pick<Venue, '_id' | 'changedAtMs'>,
  set: VenueFields,
): Promise<boolean> {
  const _ = command();
  const commands = Object.fromEntries(
    Object.entries(set).map(([field, value]) => [
      field,
      value === undefined ? _.remove() : _.set(value),
    ]),
  );
  return (await venues.update({ _id, changedAtMs }, commands)) === 1;
}
