import type { PacesetterTerms } from '../shared/contract/award-terms';
import type { Award, Candidate, MemberCandidate } from '../shared/domain/award';
import { measuresOf, selectHonoured } from '../shared/domain/award-selection';
import type { Season } from '../shared/domain/season';
import { type Standing, summaryIdOf } from '../shared/domain/summary';
import type { Repositories } from '../shared/repositories';
import type { Gathered } from './gather-candidates';
import { MemberFacts } from './member-facts';
import { standingsOf } from './member-standings';
import { walkDown } from './walk-down';

/**
 * Everybody who has to be looked at for an award to people: each part from its best downwards, then the whole, until the places are
 * filled. Undefined where the organisation has not been counted yet.
 */
export async function gatherMembers(
  award: Award,
  terms: PacesetterTerms,
  season: Season,
  repositories: Repositories,
): Promise<Gathered | undefined> {
  const { awardSources } = repositories;
  const id = summaryIdOf(season._id, award.organisationId);
  const whole = await awardSources.listOf(id);
  if (!whole) return undefined;
  const facts = new MemberFacts(season, award.organisationId, repositories);
  const known = new Map<string, MemberCandidate>();
  const read = async (standings: Standing[]): Promise<Candidate[]> => {
    const fresh = standings.filter((one) => !known.has(one.memberId));
    for (const one of await facts.of(fresh)) known.set(one.id, one);
    return standings.flatMap((one) => known.get(one.memberId) ?? []);
  };
  const walk = {
    ...{ terms, read, considered: () => known.size },
    bestOf: (one: Standing) => measuresOf(terms, candidateOf(one)),
  };
  const { overall, perPart } = terms.places;
  const parts =
    perPart > 0 ? await awardSources.childListsOf(season._id, award.organisationId) : [];
  let complete = true;
  for (const part of parts) {
    const items = standingsOf(part, season._id, repositories);
    const counts = (one: Candidate) =>
      one.kind === 'pacesetter' && one.partId === part.organisationId;
    complete = (await walkDown({ ...walk, items, places: perPart, counts })) && complete;
  }
  const inParts = { ...terms, places: { overall: 0, perPart } };
  const placed = new Set(selectHonoured(inParts, [...known.values()]).map((one) => one.id));
  const items = standingsOf(whole, season._id, repositories);
  const counts = (one: Candidate) => !placed.has(one.id);
  complete = (await walkDown({ ...walk, items, places: overall, counts })) && complete;
  return {
    ...{ summaryId: id, summaryVersion: whole.version, asOfMs: whole.current.asOfMs },
    ...{ candidates: [...known.values()], complete },
  };
}

/** A place on a list as a candidate of whom nothing else is known. */
const candidateOf = ({ memberId, points, reachedAtMs }: Standing): MemberCandidate => ({
  ...{ kind: 'pacesetter', id: memberId, branchId: '', partId: '', points, reachedAtMs },
  ...{ eligible: true, required: { due: 0, attended: 0, excused: 0 }, lectures: 0 },
});
