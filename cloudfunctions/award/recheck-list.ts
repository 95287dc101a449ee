import type { RecheckAnswer } from '../shared/contract/award-answers';
import { isReproduced } from '../shared/domain/award-list';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { managedAward } from './own-award';

/**
 * Works a list out again from what was frozen with it and holds it against what stands: against the list, its digest, and the digest
 * that the award noted when it was frozen.
 */
export async function recheckList(
  input: { awardId: string; version: number },
  context: MemberContext,
): Promise<Outcome<RecheckAnswer>> {
  const found = await managedAward(input.awardId, undefined, context);
  if (found instanceof Refused) return found;
  const head = found.award.lists.find((one) => one.version === input.version);
  const list = head && (await context.repositories.awards.listById(head.listId));
  if (!list) return refuse('AWARD_NOT_FOUND');
  return {
    same: isReproduced(list) && list.digest === head.digest,
    digest: head.digest,
    candidates: list.candidates.length,
    count: list.honoured.length,
  };
}
