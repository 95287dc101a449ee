import {
  type Adjustment,
  type AdjustmentStatus,
  type AdjustmentWrite,
  creditOfAdjustment,
  reversalOfAdjustment,
} from '../shared/domain/adjustment';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { recordOf } from './own-member';

/** A record that changes in between is read again this often. */
const attempts = 6;

type Context = Pick<MemberContext, 'nowMs' | 'repositories'>;

/**
 * Brings an adjustment that is on its way into the ledger, or out of it, and notes that it is there. Done again it finds what it has
 * written; so whoever meets one that a dead call left on its way finishes it.
 */
export async function settleAdjustment(
  adjustment: Adjustment,
  context: Context,
): Promise<Outcome<{ status: AdjustmentStatus }>> {
  const taking = adjustment.status === 'reversing';
  if (!taking && adjustment.status !== 'counting') return { status: adjustment.status };
  const decided = await writeOnce(
    adjustment,
    taking ? reversalOfAdjustment : creditOfAdjustment,
    context,
  );
  if (decided === 'written') {
    await noteAudit(adjustment, context);
    return move(adjustment, taking ? 'reversed' : 'counted', context);
  }
  return move(adjustment, 'waiting', context);
}

type Decide = typeof creditOfAdjustment;

async function writeOnce(
  adjustment: Adjustment,
  decide: Decide,
  context: Context,
): Promise<Exclude<AdjustmentWrite['kind'], 'write'>> {
  const { nowMs, repositories } = context;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const record = await recordOf(adjustment, context);
    if (!record) throw new Error('an adjustment without a record');
    const decided = decide(adjustment, record, nowMs);
    if (decided.kind !== 'write') return decided.kind;
    const { _id, branchId, score } = record;
    const read = { _id, branchId, score, keys: decided.keys };
    if (await repositories.ledgers.write(read, decided.change)) return 'written';
  }
  throw new Error(`the record of an adjustment never stood still: ${adjustment._id}`);
}

async function move(
  adjustment: Adjustment,
  status: AdjustmentStatus,
  { nowMs, repositories }: Context,
): Promise<Outcome<{ status: AdjustmentStatus }>> {
  const moved = await repositories.adjustments.change(adjustment, { status, changedAtMs: nowMs });
  if (moved) return { status };
  const now = await repositories.adjustments.byId(adjustment._id);
  return now ? { status: now.status } : refuse('ADJUSTMENT_NOT_FOUND');
}

/** Told once, however often it is settled. */
async function noteAudit(
  { _id, status, by, orgPath, memberId, points, reason, confirmedBy, ended, seasonId }: Adjustment,
  { nowMs, repositories }: Context,
): Promise<void> {
  const taking = status === 'reversing';
  const action = taking ? ('points-reversed' as const) : ('points-awarded' as const);
  await repositories.audit.note({
    _id: `${action}:${_id}`,
    action,
    by: (taking ? ended?.by : undefined) ?? by,
    atMs: nowMs,
    orgPath,
    subjectId: memberId,
    reason: (taking ? ended?.reason : undefined) ?? reason,
    facts: {
      ...{ points: taking ? -points : points, adjustmentId: _id, seasonId },
      ...(confirmedBy === undefined ? {} : { confirmedBy }),
    },
  });
}
