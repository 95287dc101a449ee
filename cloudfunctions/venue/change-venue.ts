import type { VenueInput, VenueResponses } from '../shared/contract/venue';
import { isPicture } from '../shared/domain/file-signature';
import { derivedId } from '../shared/domain/joining';
import { mayBelong, mostOfBranch, mostVenues, type Venue } from '../shared/domain/venue';
import type { VenueFields } from '../shared/repositories/venue-repository';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { type ArrivedUpload, ownUpload } from '../shared/runtime/own-upload';
import { organisationsById } from '../shared/runtime/shared-reads';

type Changed = Outcome<VenueResponses['change']>;

/** Enters a venue. Sent again it finds what it has made. */
export async function addVenue(
  { requestId, organisationId, venue, uploadId }: VenueInput<'add'>,
  context: MemberContext,
): Promise<Changed> {
  const { member, may, nowMs, repositories } = context;
  const keeper = (await organisationsById([organisationId], nowMs)).get(organisationId);
  if (!keeper || !may(keeper.path)) return refuse('NOT_ALLOWED');
  const _id = derivedId('venue', member._id, requestId);
  const standing = await repositories.venues.byId(_id);
  if (standing) return { venueId: _id, changedAtMs: standing.changedAtMs };
  const all = await repositories.venues.all();
  if (all.length >= mostVenues) return refuse('VENUES_FULL');
  const own = all.filter((one) => one.organisationId === organisationId);
  if (keeper.kind === 'branch' && own.length >= mostOfBranch) return refuse('TOO_MANY_VENUES');
  if (!(await hasPlace(undefined, venue.parentId, context))) return refuse('VENUE_PLACE_WRONG');
  const upload = await ownPicture(uploadId, context);
  if (upload instanceof Refused) return upload;
  const { parentId, ...facts } = venue;
  const made: Venue = {
    ...{ _id, organisationId, organisationName: keeper.name, orgPath: keeper.path, ...facts },
    ...(parentId === undefined ? {} : { parentId }),
    ...(upload ? { pictureFileId: upload.fileId } : {}),
    ...{ withdrawn: false, changedAtMs: nowMs },
  };
  if (await repositories.venues.insert(made)) {
    if (upload) await repositories.uploads.takeOver(upload._id);
    await note(made, 'added', context);
  }
  return { venueId: _id, changedAtMs: nowMs };
}

/** Says everything of a venue anew, as it was seen; its picture stays where no other comes. */
export async function changeVenue(
  { venue, uploadId, ...seen }: VenueInput<'change'>,
  context: MemberContext,
): Promise<Changed> {
  const before = await seenVenue(seen, context);
  if (before instanceof Refused) return before;
  if (!(await hasPlace(before._id, venue.parentId, context))) return refuse('VENUE_PLACE_WRONG');
  const upload = await ownPicture(uploadId, context);
  if (upload instanceof Refused) return upload;
  const { position, phone, parentId, ...facts } = venue;
  const picture = upload ? { pictureFileId: upload.fileId } : {};
  const changed = await change(
    before,
    { ...facts, position, phone, parentId, ...picture },
    'changed',
    context,
  );
  if (changed instanceof Refused || !upload) return changed;
  await context.repositories.uploads.takeOver(upload._id);
  if (before.pictureFileId !== undefined)
    await context.repositories.files.remove([before.pictureFileId]);
  return changed;
}

/** Takes a venue off the register or brings it back; said twice it is so once. */
export async function withdrawVenue(
  { withdrawn, ...seen }: VenueInput<'withdraw'>,
  context: MemberContext,
): Promise<Changed> {
  const before = await seenVenue(seen, context);
  if (before instanceof Refused) return before;
  return change(before, { withdrawn }, withdrawn ? 'withdrawn' : 'restored', context);
}

async function seenVenue(
  { venueId, changedAtMs }: { venueId: string; changedAtMs: number },
  { may, repositories }: MemberContext,
): Promise<Outcome<Venue>> {
  const found = await repositories.venues.byId(venueId);
  // An unknown venue looks like a foreign one.
  if (!found || !may(found.orgPath)) return refuse('NOT_ALLOWED');
  return found.changedAtMs === changedAtMs ? found : refuse('VENUE_CHANGED');
}

/** A picture that guests may see is one by its content too, not by its name alone. */
async function ownPicture(
  uploadId: string | undefined,
  context: MemberContext,
): Promise<Outcome<ArrivedUpload | undefined>> {
  if (uploadId === undefined) return undefined;
  const upload = await ownUpload(uploadId, 'venue', context);
  if (upload instanceof Refused) return upload;
  const start = await (await context.repositories.videos.readerOf(upload.fileId))(0, 16);
  return isPicture(start) ? upload : refuse('FILE_CONTENT_WRONG');
}

async function hasPlace(
  venueId: string | undefined,
  parentId: string | undefined,
  { repositories }: MemberContext,
): Promise<boolean> {
  if (parentId === undefined) return true;
  const [parent, children] = await Promise.all([
    repositories.venues.byId(parentId),
    venueId === undefined ? [] : repositories.venues.belongingTo(venueId),
  ]);
  return mayBelong(venueId, parent, children.length > 0);
}

async function change(
  before: Venue,
  set: VenueFields,
  what: string,
  context: MemberContext,
): Promise<Changed> {
  // Two changes within a millisecond must not look like one.
  const changedAtMs = Math.max(context.nowMs, before.changedAtMs + 1);
  if (!(await context.repositories.venues.change(before, { ...set, changedAtMs })))
    return refuse('VENUE_CHANGED');
  await note({ ...before, name: set.name ?? before.name, changedAtMs }, what, context);
  return { venueId: before._id, changedAtMs };
}

/** Tells the audit log; the note is made of the instant of the change, so that it stands once however often it is told. */
const note = (
  { _id, orgPath, name, kind, changedAtMs }: Venue,
  what: string,
  { member, nowMs, repositories }: MemberContext,
) =>
  repositories.audit.note({
    _id: `venue-changed:${_id}:${changedAtMs}`,
    ...{ action: 'venue-changed', by: member._id, atMs: nowMs, orgPath, subjectId: _id },
    facts: { what, name, kind },
  });
