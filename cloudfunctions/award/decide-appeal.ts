import type { AwardAnswer } from '../shared/contract/award-answers';
import { appealIdOf, type Award } from '../shared/domain/award';
import { awardAllows } from '../shared/domain/award-life';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { changeAward } from './change-award';
import { headOf, nextList, writeList } from './freeze-award';
import { managedAward } from './own-award';
import { showAward } from './show-award';

/** Appeals decided at the same time each make a version; who comes second reads the award again, this often. */
const attempts = 4;

interface Input {
  awardId: string;
  subjectId: string;
  uphold: boolean;
  reason: string;
}

/**
 * Answers an appeal. One that is upheld takes its subject into the list as a new version with the reason; nobody loses a place
 * that was published. The decision is written first: where the list could not be written after it, upholding once more does it.
 */
export async function decideAppeal(
  input: Input,
  context: MemberContext,
): Promise<Outcome<AwardAnswer>> {
  const { member, nowMs, repositories } = context;
  const found = await managedAward(input.awardId, undefined, context);
  if (found instanceof Refused) return found;
  const appealId = appealIdOf(input.awardId, input.subjectId);
  const appeal = await repositories.appeals.byId(appealId);
  if (!appeal) return refuse('APPEAL_NOT_FOUND');
  const answer = input.uphold ? 'upheld' : 'declined';
  if (appeal.status === 'waiting' && !awardAllows('decide', found.stage))
    return refuse('AWARD_STAGE_CONFLICT');
  const isDecided =
    appeal.status === answer ||
    (await repositories.appeals.decide(appealId, {
      ...{ status: answer, decidedBy: member._id, decidedAtMs: nowMs, answer: input.reason },
    }));
  if (!isDecided) return refuse('APPEAL_DECIDED');
  await noteDecision(found.award, input, context);
  if (!input.uphold) return showAward({ awardId: input.awardId }, context);
  return admit(input, context);
}

/** Makes the version that has everybody whose appeal was upheld. */
async function admit(
  { awardId, subjectId, reason }: Input,
  context: MemberContext,
): Promise<Outcome<AwardAnswer>> {
  const { awards, appeals } = context.repositories;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const found = await managedAward(awardId, undefined, context);
    if (found instanceof Refused) return found;
    const { award } = found;
    if (award.honoured.includes(subjectId)) return showAward({ awardId }, context);
    const standing = await awards.listById(award.lists.at(-1)?.listId ?? '');
    if (!standing) throw new Error(`award ${awardId} is published without a list`);
    const upheld = (await appeals.ofAward(awardId)).filter((one) => one.status === 'upheld');
    const { terms, summaryVersion, asOfMs, rulesVersion, candidates } = standing;
    // Those taken in first keep their places, so that no certificate changes its number.
    const admitted = [...new Set([...standing.admitted, ...upheld.map((one) => one.subjectId)])];
    const list = nextList(
      award,
      { terms, summaryVersion, asOfMs, rulesVersion, candidates, admitted },
      context,
    );
    const set = {
      lists: [...award.lists, headOf(list, reason)],
      honoured: list.honoured.map((one) => one.id),
    };
    const changed = await writeList(list, context, () =>
      changeAward(award, set, 'corrected', context, reason),
    );
    if (!(changed instanceof Refused)) return showAward({ awardId }, context);
    if (changed.code !== 'AWARD_CHANGED') return changed;
  }
  return refuse('BUSY');
}

async function noteDecision(
  { _id, orgPath }: Award,
  { subjectId, uphold, reason }: Input,
  { member, nowMs, repositories }: MemberContext,
): Promise<void> {
  await repositories.audit.note({
    _id: `award-changed:${_id}:appeal:${subjectId}`,
    action: 'award-changed',
    ...{ by: member._id, atMs: nowMs, orgPath, subjectId: _id, reason },
    facts: { what: uphold ? 'upheld' : 'declined', appealOf: subjectId },
  });
}
