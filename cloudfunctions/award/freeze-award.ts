import type { AwardAnswer } from '../shared/contract/award-answers';
import type { Award, AwardList, FrozenInputs, ListHead } from '../shared/domain/award';
import { frozenList } from '../shared/domain/award-list';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { changeAward } from './change-award';
import { gatherCandidates } from './gather-candidates';
import { managedAward } from './own-award';
import { showAward } from './show-award';

interface Input {
  awardId: string;
  revision: number;
}

/**
 * Freezes the list as it comes out now, once: with everything that went into it, and a digest of all that. Of two at the same time
 * one finds the award changed.
 */
export async function freezeAward(
  input: Input,
  context: MemberContext,
): Promise<Outcome<AwardAnswer>> {
  const found = await managedAward(input.awardId, 'freeze', context);
  if (found instanceof Refused) return found;
  const { award } = found;
  if (award.revision !== input.revision) return refuse('AWARD_CHANGED');
  const gathered = await gatherCandidates(award, context);
  if (gathered instanceof Refused) return gathered;
  const { complete, ...inputs } = gathered;
  if (!complete) return refuse('AWARD_TOO_STRICT');
  const list = nextList(award, inputs, context);
  if (list.honoured.length === 0) return refuse('AWARD_WITHOUT_ANYBODY');
  const lists = [...award.lists, headOf(list)];
  const changed = await writeList(list, context, () =>
    changeAward(award, { status: 'frozen', lists }, 'frozen', context),
  );
  return changed instanceof Refused ? changed : showAward({ awardId: award._id }, context);
}

/** Goes back to a draft, with a reason; the next list is another version, and this one stays readable. */
export async function reopenAward(
  input: Input & { reason: string },
  context: MemberContext,
): Promise<Outcome<AwardAnswer>> {
  const found = await managedAward(input.awardId, 'reopen', context);
  if (found instanceof Refused) return found;
  const { award } = found;
  if (award.revision !== input.revision) return refuse('AWARD_CHANGED');
  const changed = await changeAward(award, { status: 'draft' }, 'reopened', context, input.reason);
  return changed instanceof Refused ? changed : showAward({ awardId: award._id }, context);
}

/** The next version of an award's list. */
export function nextList(
  award: Award,
  inputs: FrozenInputs,
  { nowMs, random }: Pick<MemberContext, 'nowMs' | 'random'>,
): AwardList {
  // Random, since two who freeze at once both write a list, and the award comes to name one of them.
  const _id = Buffer.from(random(12)).toString('hex');
  const version = (award.lists.at(-1)?.version ?? 0) + 1;
  return frozenList({ _id, awardId: award._id, version, frozenAtMs: nowMs }, inputs);
}

/** What the award keeps of a list; `reason` where it takes the place of another one. */
export function headOf(list: AwardList, reason?: string): ListHead {
  const { _id, version, frozenAtMs, summaryVersion, asOfMs, rulesVersion, digest } = list;
  return {
    ...{ version, listId: _id, frozenAtMs, summaryVersion, asOfMs, rulesVersion, digest },
    count: list.honoured.length,
    ...(reason === undefined ? {} : { reason }),
  };
}

/** Writes a list and then the award that names it; a list that nobody came to name is taken away again. */
export async function writeList(
  list: AwardList,
  { repositories }: MemberContext,
  name: () => Promise<Outcome<Award>>,
): Promise<Outcome<Award>> {
  await repositories.awards.insertList(list);
  const named = await name();
  if (named instanceof Refused) await repositories.awards.dropList(list._id);
  return named;
}
