import type { Adjustment } from '../shared/domain/adjustment';
import { manualKey } from '../shared/domain/ledger';
import { reversingKey, roundKey } from '../shared/domain/ledger-chain';
import type { PartOfLedger } from '../shared/repositories/ledger-repository';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';

/** Every ledger key that an adjustment can have: it is given once and taken back once. */
const keysOf = (adjustmentId: string) => {
  const base = manualKey(adjustmentId);
  return [roundKey(base, 1), reversingKey(base, 1)];
};

/** A member's record as far as an adjustment concerns it; undefined where the member is not in the season. */
export async function recordOf(
  { _id, seasonId, memberId }: Pick<Adjustment, '_id' | 'seasonId' | 'memberId'>,
  { repositories }: Pick<MemberContext, 'repositories'>,
): Promise<PartOfLedger | undefined> {
  const [record] = await repositories.ledgers.partsOf(seasonId, [memberId], keysOf(_id));
  return record;
}

/** The adjustment, if the caller's roles cover the member where the member is now. To everybody else it is not there. */
export async function coveredAdjustment(
  adjustmentId: string,
  context: MemberContext,
): Promise<Outcome<Adjustment>> {
  const adjustment = await context.repositories.adjustments.byId(adjustmentId);
  const record = adjustment && (await recordOf(adjustment, context));
  if (!adjustment || !record) return refuse('ADJUSTMENT_NOT_FOUND');
  if (!context.may(record.orgPath)) return refuse('NOT_ALLOWED');
  return adjustment.memberId === context.member._id ? refuse('POINTS_FOR_ONESELF') : adjustment;
}
