import type { AwardAnswer } from '../shared/contract/award-answers';
import { appealIdOf } from '../shared/domain/award';
import { awardAllows } from '../shared/domain/award-life';
import { DuplicateKey } from '../shared/repositories';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { visibleAward } from './own-award';
import { speaksFor, subjectOf } from './own-subject';
import { showAward } from './show-award';

/**
 * An appeal of a member for oneself, or of a secretary for the own branch; for nobody else, since a request names nobody. One
 * for each; its text may be said anew while it waits.
 */
export async function makeAppeal(
  { awardId, text }: { awardId: string; text: string },
  context: MemberContext,
): Promise<Outcome<AwardAnswer>> {
  const { member, nowMs, repositories } = context;
  const found = await visibleAward(awardId, context);
  if (found instanceof Refused) return found;
  const { award, stage } = found;
  if (!awardAllows('appeal', stage)) return refuse('APPEAL_OVER');
  const isConcerned = member.orgPath.includes(award.organisationId);
  if (!isConcerned || !speaksFor(award, context)) return refuse('NOT_ALLOWED');
  const subjectId = await subjectOf(award, context);
  if (award.honoured.includes(subjectId)) return refuse('APPEAL_NEEDLESS');
  const _id = appealIdOf(awardId, subjectId);
  try {
    await repositories.appeals.insert({
      ...{ _id, awardId, subjectId, by: member._id, text },
      ...{ status: 'waiting', madeAtMs: nowMs },
    });
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
    const standing = await repositories.appeals.byId(_id);
    // The same words come twice where an answer was lost; other words replace them.
    const isNew = standing?.text !== text;
    if (isNew && !(await repositories.appeals.reword(_id, text))) return refuse('APPEAL_DECIDED');
  }
  return showAward({ awardId }, context);
}
