import { type Adjustment, type AdjustmentStatus, actsOn } from '../shared/domain/adjustment';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { coveredAdjustment } from './own-member';
import { settleAdjustment } from './settle-adjustment';

type Answer = Outcome<{ status: AdjustmentStatus }>;

/** The second person says yes: from now on it counts. Said twice, it goes on with what the first time began. */
export async function confirmAdjustment(
  { adjustmentId }: { adjustmentId: string },
  context: MemberContext,
): Promise<Answer> {
  const found = await coveredAdjustment(adjustmentId, context);
  if (found instanceof Refused) return found;
  const { member, nowMs, repositories } = context;
  if (found.by === member._id) return refuse('SECOND_PERSON_NEEDED');
  if (found.status !== 'waiting') {
    return found.confirmedBy === member._id ? settleAdjustment(found, context) : decided(found);
  }
  const change = { status: 'counting' as const, confirmedBy: member._id, changedAtMs: nowMs };
  if (!(await repositories.adjustments.change(found, change))) return decidedNow(found, context);
  return settleAdjustment({ ...found, ...change }, context);
}

/** The second person says no. */
export async function declineAdjustment(
  input: { adjustmentId: string; reason: string },
  context: MemberContext,
): Promise<Answer> {
  const found = await coveredAdjustment(input.adjustmentId, context);
  if (found instanceof Refused) return found;
  if (found.by === context.member._id) return refuse('SECOND_PERSON_NEEDED');
  return end(found, 'declined', input.reason, context);
}

/** Whoever asked for it takes it back before it counts; a role that has ended meanwhile is no hindrance. */
export async function withdrawAdjustment(
  { adjustmentId }: { adjustmentId: string },
  context: MemberContext,
): Promise<Answer> {
  const found = await context.repositories.adjustments.byId(adjustmentId);
  if (found?.by !== context.member._id) return refuse('ADJUSTMENT_NOT_FOUND');
  return end(found, 'withdrawn', '', context);
}

/** Takes counted points back by a reversing entry. */
export async function reverseAdjustment(
  { adjustmentId, reason }: { adjustmentId: string; reason: string },
  context: MemberContext,
): Promise<Answer> {
  const found = await coveredAdjustment(adjustmentId, context);
  if (found instanceof Refused) return found;
  const { member, nowMs, repositories } = context;
  if (found.status !== 'counted') {
    const own = found.ended?.by === member._id && found.ended.reason === reason;
    return own ? settleAdjustment(found, context) : decided(found);
  }
  const ended = { by: member._id, atMs: nowMs, reason };
  const change = { status: 'reversing' as const, ended, changedAtMs: nowMs };
  if (!(await repositories.adjustments.change(found, change))) return decidedNow(found, context);
  return settleAdjustment({ ...found, ...change }, context);
}

async function end(
  found: Adjustment,
  status: 'declined' | 'withdrawn',
  reason: string,
  context: MemberContext,
): Promise<Answer> {
  const { member, nowMs, repositories } = context;
  const may = actsOn(found, member._id, true);
  if (!(status === 'declined' ? may.decline : may.withdraw)) {
    const own = found.status === status && found.ended?.by === member._id;
    return own ? { status } : decided(found);
  }
  const ended = { by: member._id, atMs: nowMs, reason };
  const change = { status, ended, changedAtMs: nowMs };
  const done = await repositories.adjustments.change(found, change);
  return done ? { status } : decidedNow(found, context);
}

const decided = ({ status }: Adjustment) => refuse('ADJUSTMENT_DECIDED', { status });

async function decidedNow({ _id }: Adjustment, { repositories }: MemberContext): Promise<Refused> {
  const now = await repositories.adjustments.byId(_id);
  return now ? decided(now) : refuse('ADJUSTMENT_NOT_FOUND');
}
