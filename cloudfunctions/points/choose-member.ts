import type { PointsResponses } from '../shared/contract/points';
import type { MemberContext } from '../shared/runtime/context';
import { membersById } from '../shared/runtime/members-by-id';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { organisationsById } from '../shared/runtime/shared-reads';
import { seasonNow } from './own-season';

/** Members of a branch to whom points can be given; not the caller. */
export async function listMembers(
  { branchId }: { branchId: string },
  context: MemberContext,
): Promise<Outcome<PointsResponses['members']>> {
  const { nowMs, repositories } = context;
  const branch = (await organisationsById([branchId], nowMs)).get(branchId);
  if (!branch || !context.may(branch.path)) return refuse('NOT_ALLOWED');
  const season = await seasonNow(context);
  if (season instanceof Refused) return season;
  const records = await repositories.ledgers.ofBranch(season._id, [branchId]);
  const members = await membersById(
    records.map(({ memberId }) => memberId),
    context,
  );
  return {
    members: records
      .flatMap(({ memberId, score }) => {
        const member = members.get(memberId);
        if (!member || memberId === context.member._id) return [];
        return [{ memberId, name: member.name, nameInitials: member.nameInitials, score }];
      })
      .sort((a, b) => a.name.localeCompare(b.name, 'zh-Hans-CN')),
  };
}
