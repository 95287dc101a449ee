import type { RosterMember } from '../shared/contract/roster';
import type { Member } from '../shared/domain/organisation';
import { bringMember } from '../shared/jobs/bring-over';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';

/**
 * Somebody on the roster, if the caller's roles permit the action there. An unknown member looks like a foreign one. What an import has
 * made of somebody is brought over first, or it would replace what is changed by hand now.
 */
export async function ownMember(
  memberId: string,
  context: MemberContext,
): Promise<Outcome<Member>> {
  const { may, repositories } = context;
  const member = await repositories.roster.memberById(memberId);
  if (!member) return refuse('NOT_ALLOWED');
  // Somebody else was faster, and whoever may know the one that stays may know that.
  const led = member.mergedInto && (await repositories.roster.memberById(member.mergedInto));
  if (!may((led || member).orgPath)) return refuse('NOT_ALLOWED');
  if (led) return refuse('MEMBER_MOVED');
  await bringMember(memberId, context);
  return member;
}

/** A member as the roster shows them after a change. */
export const rowOf = ({ _id, name, branchId, segments }: Member): RosterMember => ({
  ...{ memberId: _id, name, branchId, segments },
});

/** Notes what a person changed of a member; ids and words of the vocabulary, never a name. */
export const noteChange = (
  { _id, orgPath }: Pick<Member, '_id' | 'orgPath'>,
  facts: Readonly<Record<string, string | boolean>>,
  { member, nowMs, repositories }: MemberContext,
  reason?: string,
) =>
  repositories.audit.note({
    _id: `member-changed:${_id}:${nowMs}`,
    action: 'member-changed',
    ...{ by: member._id, atMs: nowMs, orgPath, subjectId: _id, facts },
    ...(reason === undefined ? {} : { reason }),
  });
