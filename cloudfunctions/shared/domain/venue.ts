import type { VenueFacts } from '../contract/venue';

/**
 * A place where people study or are served 阵地. Collection `venues`, kept from season to season. Nothing in it is about a person: the
 * phone is the house's public number.
 */
export interface Venue extends Omit<VenueFacts, 'parentId'> {
  _id: string;
  /** Who keeps it. */
  organisationId: string;
  organisationName: string;
  /** Ids from the root down to organisationId. */
  orgPath: string[];
  /** The venue to which it belongs. */
  parentId?: string;
  pictureFileId?: string;
  /** Closed or entered by mistake: only who keeps it sees it, and it can be brought back. Never deleted, as sessions were held there. */
  withdrawn: boolean;
  changedAtMs: number;
}

/** A district has some dozens; all of them go into one answer. */
export const mostVenues = 300;
/** What one branch enters, so that none takes the room of all others: withdrawn ones are never deleted. */
export const mostOfBranch = 30;

/**
 * Whether a venue may belong to another: two levels are what a place has (所 and its 站), so a parent has none itself, and one to which
 * others belong gets none. Nor is a withdrawn one a place for others.
 */
export function mayBelong(
  venueId: string | undefined,
  parent: Pick<Venue, '_id' | 'parentId' | 'withdrawn'> | undefined,
  hasChildren: boolean,
): boolean {
  return (
    parent !== undefined &&
    parent._id !== venueId &&
    parent.parentId === undefined &&
    !parent.withdrawn &&
    !hasChildren
  );
}
