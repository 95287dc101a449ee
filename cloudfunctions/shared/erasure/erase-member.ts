import type { Member } from '../domain/organisation';
import { unboundKeyOf } from '../domain/openid-key';
import type { StudyRecord } from '../domain/study-record';
import { deleteFilesAbout } from './delete-files-about';
import { forgetLecturer } from './forget-lecturer';
import { recountMembers } from '../runtime/recount-members';
import type { TimerContext } from '../runtime/context';

/**
 * Erases a member: what identifies is removed, and figures stay without a name, so that every count is what it was. Every step may
 * be done again; a run that broke off anywhere is made up for by the next one. The name goes last, since files are searched by it.
 */
export async function eraseMember(
  memberId: string,
  context: Pick<TimerContext, 'repositories'>,
): Promise<void> {
  const { personalData, forgetting, roster, bindings } = context.repositories;
  const member = await roster.memberById(memberId);
  const phone = await bindings.ofMember(memberId);
  const unbound = unboundKeyOf(memberId);
  const records = await personalData.recordsOf(memberId);
  for (const record of records) await forgetting.makeNameless(record, unbound);
  if (phone) await forgetting.forgetPhone(phone._id, unbound);
  // Files first: what names them goes with the words.
  await deleteFilesAbout({ memberId, records, name: member?.name }, context);
  await forgetting.forgetWords(memberId);
  await context.repositories.serviceHours.forgetMember(memberId);
  await forgetLecturer(memberId, context);
  await forgetting.removeIdentity(memberId);
  // Entries of the same person that were merged into this one: seasons from before, words, and the name that they keep.
  for (const merged of await context.repositories.merges.mergedInto(memberId))
    await eraseMember(merged, context);
  await recountMembers(placesOf(member, records), context);
}

/** Also of who is gone from the roster already: the count may not have been made then. */
const placesOf = (member: Member | undefined, records: readonly StudyRecord[]): string[] => [
  ...new Set([...(member?.orgPath ?? []), ...records.flatMap(({ orgPath }) => orgPath)]),
];
