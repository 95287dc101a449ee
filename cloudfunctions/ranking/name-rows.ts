import type { RankedMember } from '../shared/contract/ranking';
import { maskedName, type Member } from '../shared/domain/organisation';
import { orderTiesByName, type RankedStanding } from '../shared/domain/ranking';
import type { CallContext } from '../shared/runtime/context';
import { organisationsById } from '../shared/runtime/shared-reads';

/**
 * Rows as they are shown: names are read now and never kept in a summary, so a name that is hidden, changed or erased
 * is so at once. Two lists share one read of at most 1,000 members.
 */
export async function nameRows(
  [page, around]: [readonly RankedStanding[], readonly RankedStanding[]],
  callerId: string,
  context: CallContext,
): Promise<[RankedMember[], RankedMember[]]> {
  const ids = [...new Set([...page, ...around].map((row) => row.memberId))];
  const members = new Map(
    (await context.repositories.members.byIds(ids)).map((one) => [one._id, one]),
  );
  const branches = await organisationsById(
    [...members.values()].map((one) => one.branchId),
    context.nowMs,
  );
  const named = (rows: readonly RankedStanding[]) =>
    orderTiesByName(
      rows.map((row) => ({ ...row, name: shownName(members.get(row.memberId), callerId) })),
    ).map((row) => ({
      rank: row.rank,
      name: row.name,
      branchName: branches.get(members.get(row.memberId)?.branchId ?? '')?.name ?? '',
      points: row.points,
      own: row.memberId === callerId,
    }));
  return [named(page), named(around)];
}

/** An erased person goes on counting without a name. */
function shownName(member: Member | undefined, callerId: string): string {
  if (!member) return maskedName('');
  return member.nameHidden && member._id !== callerId ? maskedName(member.name) : member.name;
}
