import type { AwardStage } from '../shared/contract/award-terms';
import type { Award } from '../shared/domain/award';
import { type AwardAction, awardAllows, awardStageOf } from '../shared/domain/award-life';
import { may } from '../shared/domain/permissions';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';

export interface FoundAward {
  award: Award;
  stage: AwardStage;
  /** The caller administrates the holder, or an organisation above it. */
  managing: boolean;
}

/**
 * An award that the caller may see: one's own to administrate, or a published one of one's organisations. Anything else is not
 * there. Read afresh: this decides who may act.
 */
export async function visibleAward(
  awardId: string,
  { member, nowMs, repositories }: MemberContext,
): Promise<Outcome<FoundAward>> {
  const award = await repositories.awards.byId(awardId);
  if (!award) return refuse('AWARD_NOT_FOUND');
  const managing = may(member.roles, 'manageAwards', award.orgPath);
  const concerned = award.status === 'published' && member.orgPath.includes(award.organisationId);
  if (!managing && !concerned) return refuse('AWARD_NOT_FOUND');
  const stage = awardStageOf(award, await waitingOf(award, nowMs, repositories), nowMs);
  return { award, stage, managing };
}

/** The same for an action of an administrator, in a stage that allows it. */
export async function managedAward(
  awardId: string,
  action: AwardAction | undefined,
  context: MemberContext,
): Promise<Outcome<FoundAward>> {
  const { nowMs, repositories } = context;
  const award = await repositories.awards.byId(awardId);
  if (!award) return refuse('AWARD_NOT_FOUND');
  if (!context.may(award.orgPath)) return refuse('NOT_ALLOWED');
  const stage = awardStageOf(award, await waitingOf(award, nowMs, repositories), nowMs);
  if (action && !awardAllows(action, stage)) return refuse('AWARD_STAGE_CONFLICT');
  return { award, stage, managing: true };
}

/** Only once the time to appeal is over does it matter whether an appeal still waits. */
function waitingOf(
  award: Award,
  nowMs: number,
  repositories: MemberContext['repositories'],
): Promise<number> | number {
  const isOver = award.status === 'published' && nowMs >= (award.appealsUntilMs ?? 0);
  return isOver ? repositories.appeals.countWaiting(award._id) : 0;
}
