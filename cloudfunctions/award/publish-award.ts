import type { AwardAnswer } from '../shared/contract/award-answers';
import { appealsEndMs } from '../shared/domain/award-life';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { changeAward } from './change-award';
import { managedAward } from './own-award';
import { showAward } from './show-award';

/** Shows a frozen list to everybody of the holder's subtree and opens the time to appeal. */
export async function publishAward(
  input: { awardId: string; revision: number },
  context: MemberContext,
): Promise<Outcome<AwardAnswer>> {
  const { nowMs, repositories } = context;
  const found = await managedAward(input.awardId, 'publish', context);
  if (found instanceof Refused) return found;
  const { award } = found;
  if (award.revision !== input.revision) return refuse('AWARD_CHANGED');
  const head = award.lists.at(-1);
  const list = head && (await repositories.awards.honouredOf(head.listId));
  if (!list) throw new Error(`award ${award._id} is frozen without a list`);
  const published = {
    status: 'published' as const,
    honoured: list.honoured.map((one) => one.id),
    publishedAtMs: nowMs,
    publishedVersion: head.version,
    appealsUntilMs: appealsEndMs(nowMs, award.terms.appealDays),
  };
  const changed = await changeAward(award, published, 'published', context);
  return changed instanceof Refused ? changed : showAward({ awardId: award._id }, context);
}
