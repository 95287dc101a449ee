import type { RosterMember } from '../shared/contract/roster';
import { StoreBusy } from '../shared/repositories';
import type { MemberContext } from '../shared/runtime/context';
import { moveMember } from '../shared/runtime/move-member';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { recountMembers } from '../shared/runtime/recount-members';
import { noteChange, ownMember, rowOf } from './own-member';

interface Move {
  memberId: string;
  branchId: string;
  fromBranchId?: string | undefined;
}

/**
 * Moves a member between two branches that the caller both administrates: on the roster first, then the season's record, so that the
 * same request finishes what broke in between. What was earned stays with the branch that is left. Of two who move somebody at once
 * to different branches the store lets one through.
 */
export async function moveToBranch(
  { memberId, branchId, fromBranchId }: Move,
  context: MemberContext,
): Promise<Outcome<RosterMember>> {
  const { may, repositories } = context;
  const member = await ownMember(memberId, context);
  if (member instanceof Refused) return member;
  const branch = await repositories.roster.organisationById(branchId);
  if (!branch || !may(branch.path)) return refuse('NOT_ALLOWED');
  if (branch.kind !== 'branch') return refuse('ORGANISATION_PLACE_WRONG');
  const isMoved = member.branchId !== branchId;
  const place = { branchId, orgPath: branch.path };
  if (isMoved && fromBranchId !== undefined && fromBranchId !== member.branchId)
    return refuse('MEMBER_MOVED');
  if (isMoved && !(await repositories.roster.moveFrom(member.branchId, memberId, place)))
    return refuse('MEMBER_MOVED');
  const season = await repositories.seasons.running();
  if (season) await followRoster(season._id, memberId, context);
  await recountMembers([...new Set([...member.orgPath, ...branch.path])], context);
  if (isMoved) await noteChange(member, { from: member.branchId, to: branchId }, context);
  return rowOf({ ...member, ...place });
}

/** Moves of one person at the same time; more of them are no accident. */
const attempts = 5;

/**
 * Lets the season's record follow the roster as it stands, and looks again: of two who move somebody at once the last to write the
 * roster decides for both, and whoever is last here brings the record there.
 */
async function followRoster(
  seasonId: string,
  memberId: string,
  context: MemberContext,
): Promise<void> {
  const { repositories } = context;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const member = await repositories.roster.memberById(memberId);
    const branch = member && (await repositories.roster.organisationById(member.branchId));
    if (!branch) return;
    const place = { branchId: branch._id, branchName: branch.name, orgPath: branch.path };
    await moveMember(seasonId, memberId, place, context);
    if ((await repositories.roster.memberById(memberId))?.branchId === branch._id) return;
  }
  throw new StoreBusy('a member was moved again and again');
}
