import type { RosterMember } from '../shared/contract/roster';
import type { MemberContext } from '../shared/runtime/context';
import { moveMember } from '../shared/runtime/move-member';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { recountMembers } from '../shared/runtime/recount-members';
import { noteChange, ownMember, rowOf } from './own-member';

/**
 * Moves a member between two branches that the caller both administrates: on the roster first, then the season's record, so that the
 * same request finishes what broke in between. What was earned stays with the branch that is left.
 */
export async function moveToBranch(
  { memberId, branchId }: { memberId: string; branchId: string },
  context: MemberContext,
): Promise<Outcome<RosterMember>> {
  const { may, repositories } = context;
  const member = await ownMember(memberId, context);
  if (member instanceof Refused) return member;
  const branch = await repositories.roster.organisationById(branchId);
  if (!branch || !may(branch.path)) return refuse('NOT_ALLOWED');
  if (branch.kind !== 'branch') return refuse('ORGANISATION_PLACE_WRONG');
  const place = { branchId, branchName: branch.name, orgPath: branch.path };
  const isMoved = member.branchId !== branchId;
  if (isMoved) await repositories.roster.changeMember(memberId, { branchId, orgPath: branch.path });
  const season = await repositories.seasons.running();
  if (season) await moveMember(season._id, memberId, place, context);
  await recountMembers([...new Set([...member.orgPath, ...branch.path])], context);
  if (isMoved) await noteChange(member, { from: member.branchId, to: branchId }, context);
  return rowOf({ ...member, branchId, orgPath: branch.path });
}
