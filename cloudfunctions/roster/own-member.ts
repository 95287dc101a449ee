import type { RosterMember } from '../shared/contract/roster';
import type { Member } from '../shared/domain/organisation';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';

/** Somebody on the roster, if the caller's roles permit the action there. An unknown member looks like a foreign one. */
export async function ownMember(
  memberId: string,
  { may, repositories }: MemberContext,
): Promise<Outcome<Member>> {
  const member = await repositories.roster.memberById(memberId);
  return member && may(member.orgPath) ? member : refuse('NOT_ALLOWED');
}

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
