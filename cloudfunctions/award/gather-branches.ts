import type { CollectiveTerms } from '../shared/contract/award-terms';
import type { Award, BranchCandidate, Candidate } from '../shared/domain/award';
import { inOrder, measuresOf, selectHonoured } from '../shared/domain/award-selection';
import { fairIndexesOf } from '../shared/domain/fairness';
import { membersAbove } from '../shared/domain/rank-table';
import type { Season } from '../shared/domain/season';
import { type BranchFigures, summaryIdOf } from '../shared/domain/summary';
import type { Gathered, Sources } from './gather-candidates';
import { walkDown } from './walk-down';

/**
 * Every branch that has to be looked at for an award to branches. The index is the one of the ranking, standardised over the whole
 * season; how many members take part is read only of branches that come into question.
 */
export async function gatherBranches(
  award: Award,
  terms: CollectiveTerms,
  season: Season,
  { repositories, lists }: Sources,
): Promise<Gathered | undefined> {
  const id = summaryIdOf(season._id, season.organisationId);
  const figures = await repositories.summaries.branchesOf(id);
  if (!figures) return undefined;
  lists.note([{ _id: id, version: figures.version }]);
  const below = new Set(
    (await repositories.organisations.branchesBelow(award.organisationId)).map((one) => one._id),
  );
  const branches = inOrder(terms, measured(figures.current.branches)).filter((one) =>
    below.has(one.id),
  );
  const known = new Map<string, BranchCandidate>();
  const read = async (asked: BranchCandidate[]): Promise<Candidate[]> => {
    const fresh = asked.filter((one) => !known.has(one.id));
    for (const one of await takingPart(fresh, season._id, lists)) known.set(one.id, one);
    return asked.flatMap((one) => known.get(one.id) ?? []);
  };
  const looking = {
    ...{ terms, read, considered: () => known.size },
    bestOf: (one: BranchCandidate) => measuresOf(terms, { ...one, participants: one.members }),
  };
  const ofBands = (['small', 'medium', 'large'] as const).map((band) => ({
    items: branches.filter((one) => one.band === band).values(),
    places: terms.places[band],
  }));
  const filled = await walkDown(looking, ofBands);
  const inBands = { ...terms, places: { ...terms.places, overall: 0 } };
  const placed = new Set(selectHonoured(inBands, [...known.values()]).map((one) => one.id));
  const counts = (one: Candidate) => !placed.has(one.id);
  const all = { items: branches.values(), places: terms.places.overall, counts };
  const complete = filled && (await walkDown(looking, [all]));
  return {
    ...{ summaryVersion: figures.version, asOfMs: figures.current.asOfMs },
    ...{ candidates: [...known.values()], complete },
  };
}

/** Branches with their index, before it is known who takes part. */
function measured(figures: readonly BranchFigures[]): BranchCandidate[] {
  const indexes = fairIndexesOf(figures.map(({ eligible, season }) => ({ eligible, ...season })));
  return figures.flatMap(({ branchId, members, eligible }, place): BranchCandidate[] => {
    const fair = indexes[place];
    if (!fair) return [];
    const { index, uncertainty, meanPoints, sizeBand: band } = fair;
    return [
      {
        ...{ kind: 'collective', id: branchId, band, index, uncertainty, meanPoints },
        ...{ members, eligible, participants: 0 },
      },
    ];
  });
}

async function takingPart(
  branches: readonly BranchCandidate[],
  seasonId: string,
  lists: Sources['lists'],
): Promise<BranchCandidate[]> {
  if (branches.length === 0) return [];
  const scores = await lists.scoresOf(branches.map((one) => summaryIdOf(seasonId, one.id)));
  const byBranch = new Map(scores.map((one) => [one.organisationId, one.current]));
  return branches.flatMap((one) => {
    const current = byBranch.get(one.id);
    if (!current) return [];
    const participants = membersAbove(current.periods.season.table, 0);
    return [{ ...one, members: current.members, participants }];
  });
}
