import type { PointsResponses } from '../shared/contract/points';
import type { AdjustmentRow } from '../shared/contract/points-answers';
import { type Adjustment, actsOn, adjustmentStatuses } from '../shared/domain/adjustment';
import { grantsWith } from '../shared/domain/permissions';
import type { MemberContext } from '../shared/runtime/context';
import { inGroups } from '../shared/runtime/in-groups';
import { membersById } from '../shared/runtime/members-by-id';
import { type Outcome, Refused } from '../shared/runtime/outcome';
import { organisationsById } from '../shared/runtime/shared-reads';
import { seasonNow } from './own-season';
import { settleAdjustment } from './settle-adjustment';

const rowsAPage = 30;
/** A call is over by then: what is still on its way was left there. */
const leftBehindMs = 60_000;
const atOnce = 5;

interface Input {
  waiting: boolean;
  beforeMs?: number | undefined;
}

/** Points by hand of the caller's members, newest first. What a dead call left on its way is finished before it is shown. */
export async function listAdjustments(
  { waiting, beforeMs }: Input,
  context: MemberContext,
): Promise<Outcome<PointsResponses['adjustments']>> {
  const season = await seasonNow(context);
  if (season instanceof Refused) return season;
  const { grants, nowMs, repositories } = context;
  const found = await repositories.adjustments.latestOf({
    seasonId: season._id,
    organisationIds: [...new Set(grants.map(({ organisationId }) => organisationId))],
    statuses: waiting ? ['waiting'] : adjustmentStatuses,
    beforeMs: beforeMs ?? nowMs + 1,
    limit: rowsAPage,
  });
  const settled = await inGroups(found, atOnce, (one) => finished(one, context));
  const last = found.at(-1);
  return {
    rows: await rowsOf(settled, context),
    mayImport: grantsWith(context.member.roles, ['importPoints']).length > 0,
    ...(last && found.length === rowsAPage ? { nextBeforeMs: last.atMs } : {}),
  };
}

async function finished(one: Adjustment, context: MemberContext): Promise<Adjustment> {
  const onTheWay = one.status === 'counting' || one.status === 'reversing';
  if (!onTheWay || context.nowMs < one.changedAtMs + leftBehindMs) return one;
  const outcome = await settleAdjustment(one, context);
  if (!(outcome instanceof Refused)) return { ...one, status: outcome.status };
  return (await context.repositories.adjustments.byId(one._id)) ?? one;
}

async function rowsOf(
  adjustments: readonly Adjustment[],
  context: MemberContext,
): Promise<AdjustmentRow[]> {
  const ids = adjustments.flatMap(({ memberId, by, confirmedBy, ended }) => [
    ...[memberId, by],
    ...(confirmedBy === undefined ? [] : [confirmedBy]),
    ...(ended ? [ended.by] : []),
  ]);
  const members = await membersById(ids, context);
  const nameOf = (id: string) => members.get(id)?.name ?? '';
  const branchIds = adjustments.flatMap(({ memberId }) => members.get(memberId)?.branchId ?? []);
  const branches = await organisationsById([...new Set(branchIds)], context.nowMs);
  return adjustments.map((one) => {
    const { _id, memberId, points, reason, by, atMs, status, confirmedBy, ended } = one;
    const member = members.get(memberId);
    return {
      adjustmentId: _id,
      memberName: member?.name ?? '',
      branchName: (member && branches.get(member.branchId)?.name) ?? '',
      ...{ points, reason, byName: nameOf(by), atMs, status },
      ...(confirmedBy === undefined ? {} : { confirmedByName: nameOf(confirmedBy) }),
      ...(ended
        ? { ended: { byName: nameOf(ended.by), atMs: ended.atMs, reason: ended.reason } }
        : {}),
      may: actsOn(one, context.member._id, member !== undefined && context.may(member.orgPath)),
    };
  });
}
