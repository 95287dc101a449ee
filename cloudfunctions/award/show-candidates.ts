import type { CandidateRow, CandidatesAnswer } from '../shared/contract/award-answers';
import type { Candidate, FrozenInputs, Honoured } from '../shared/domain/award';
import { inOrder, selectHonoured, shortfallsOf } from '../shared/domain/award-selection';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused } from '../shared/runtime/outcome';
import { organisationsById } from '../shared/runtime/shared-reads';
import { planOf } from './define-award';
import { gatherCandidates } from './gather-candidates';
import { managedAward } from './own-award';
import { type SubjectName, subjectNames } from './subject-names';

/** Who stands behind the last place, shown so that one sees how close it was. */
const shownBehind = 10;
/** Who stands before it and misses a condition; more would be a list nobody reads. */
const mostOthers = 100;

/** Who would be honoured now and why, and who just not: nothing is written. */
export async function showCandidates(
  { awardId }: { awardId: string },
  context: MemberContext,
): Promise<Outcome<CandidatesAnswer>> {
  const found = await managedAward(awardId, 'freeze', context);
  if (found instanceof Refused) return found;
  const { award, stage } = found;
  const gathered = await gatherCandidates(award, context);
  if (gathered instanceof Refused) return gathered;
  const { complete, asOfMs, summaryVersion, rulesVersion } = gathered;
  const honoured = selectHonoured(gathered.terms, gathered.candidates);
  return {
    ...planOf(award, stage),
    ...{ asOfMs, summaryVersion, rulesVersion, complete },
    ...(await rowsOf(gathered, honoured, context)),
    unfilled: unfilledOf(gathered, honoured),
  };
}

async function rowsOf(
  { terms, candidates }: FrozenInputs,
  honoured: readonly Honoured[],
  context: MemberContext,
): Promise<Pick<CandidatesAnswer, 'honoured' | 'others'>> {
  const placed = new Map(honoured.map((one) => [one.id, one]));
  const ordered = inOrder(terms, candidates);
  const last = ordered.findLastIndex((one) => placed.has(one.id));
  const others = ordered
    .slice(0, last + 1 + shownBehind)
    .filter((one) => !placed.has(one.id))
    .slice(-mostOthers);
  const chosen = ordered.filter((one) => placed.has(one.id));
  const names = await subjectNames(
    [...chosen, ...others].map((one) => one.id),
    { kind: terms.kind, full: true, named: {} },
    context,
  );
  const parts = await organisationsById([...new Set(ordered.map(partOf))], context.nowMs);
  const row = (one: Candidate): CandidateRow => {
    const place = placed.get(one.id);
    return {
      ...nameOf(one.id, names),
      partName: parts.get(partOf(one))?.name ?? '',
      shortfalls: shortfallsOf(terms, one),
      ...(place ? { way: place.way, rank: place.rank } : {}),
      figures: figuresOf(one),
    };
  };
  return { honoured: chosen.map(row), others: others.map(row) };
}

const partOf = (one: Candidate) => (one.kind === 'pacesetter' ? one.partId : one.id);

const nameOf = (id: string, names: ReadonlyMap<string, SubjectName>) => ({
  ...{ id, name: '', branchName: '' },
  ...names.get(id),
});

/** What is shown of a candidate: every figure that decides. */
export function figuresOf(one: Candidate): CandidateRow['figures'] {
  if (one.kind === 'pacesetter') {
    const { kind, points, reachedAtMs, eligible, required, lectures } = one;
    return { kind, points, reachedAtMs, eligible, required, lectures };
  }
  const { kind, band, index, uncertainty, meanPoints, members, eligible, participants } = one;
  return {
    ...{ kind, sizeBand: band, index, uncertainty },
    meanPoints,
    members,
    eligible,
    participants,
  };
}

/** Places of the whole and of bands that nobody has; of parts only who qualifies is known, so theirs are not counted. */
function unfilledOf({ terms }: FrozenInputs, honoured: readonly Honoured[]): number {
  const ways =
    terms.kind === 'collective'
      ? (['overall', 'small', 'medium', 'large'] as const)
      : (['overall'] as const);
  return ways.reduce((sum, way) => {
    const places = (terms.places as Partial<Record<string, number>>)[way] ?? 0;
    return sum + Math.max(0, places - honoured.filter((one) => one.way === way).length);
  }, 0);
}
