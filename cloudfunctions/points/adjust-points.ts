import {
  type Adjustment,
  type AdjustmentStatus,
  creditOfAdjustment,
} from '../shared/domain/adjustment';
import { DuplicateKey } from '../shared/repositories';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { recordOf } from './own-member';
import { seasonNow } from './own-season';
import { settleAdjustment } from './settle-adjustment';

interface Input {
  adjustmentId: string;
  memberId: string;
  points: number;
  reason: string;
}

/**
 * Gives points by hand. Few points count at once; more wait for a second person. The same request again goes on with what the
 * first one began.
 */
export async function adjustPoints(
  input: Input,
  context: MemberContext,
): Promise<Outcome<{ status: AdjustmentStatus }>> {
  const season = await seasonNow(context);
  if (season instanceof Refused) return season;
  const { member, nowMs } = context;
  if (input.memberId === member._id) return refuse('POINTS_FOR_ONESELF');
  const asked: Adjustment = {
    _id: input.adjustmentId,
    seasonId: season._id,
    memberId: input.memberId,
    orgPath: [],
    points: input.points,
    reason: input.reason,
    by: member._id,
    atMs: nowMs,
    status: 'counting',
    changedAtMs: nowMs,
  };
  const record = await recordOf(asked, context);
  // Whether there is somebody of this id is told only to those who may know.
  if (!record || !context.may(record.orgPath)) return refuse('NOT_ALLOWED');
  const decided = creditOfAdjustment(asked, record, nowMs);
  const kept = await keepOrFind(
    {
      ...asked,
      orgPath: record.orgPath,
      status: decided.kind === 'second-needed' ? 'waiting' : 'counting',
    },
    context,
  );
  return kept instanceof Refused ? kept : settleAdjustment(kept, context);
}

async function keepOrFind(
  asked: Adjustment,
  { repositories }: MemberContext,
): Promise<Outcome<Adjustment>> {
  try {
    await repositories.adjustments.insert(asked);
    return asked;
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
  }
  const found = await repositories.adjustments.byId(asked._id);
  const same =
    found?.by === asked.by &&
    found.memberId === asked.memberId &&
    found.points === asked.points &&
    found.reason === asked.reason;
  return found && same ? found : refuse('BAD_REQUEST', { field: 'adjustmentId' });
}
