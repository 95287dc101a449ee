import type { PacesetterTerms } from '../shared/contract/award-terms';
import type { Award, Candidate, MemberCandidate } from '../shared/domain/award';
import { measuresOf, selectHonoured } from '../shared/domain/award-selection';
import type { Season } from '../shared/domain/season';
import { type Standing, summaryIdOf } from '../shared/domain/summary';
import type { Gathered, Sources } from './gather-candidates';
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
  { repositories, lists }: Sources,
): Promise<Gathered | undefined> {
  const whole = await lists.listOf(summaryIdOf(season._id, award.organisationId));
  if (!whole) return undefined;
  const facts = new MemberFacts(season, award.organisationId, repositories);
  const known = new Map<string, MemberCandidate>();
  const asked = new Set<string>();
  const read = async (standings: Standing[]): Promise<Candidate[]> => {
    const fresh = standings.filter((one) => !asked.has(one.memberId));
    for (const one of fresh) asked.add(one.memberId);
    if (fresh.length > 0) for (const one of await facts.of(fresh)) known.set(one.id, one);
    return standings.flatMap((one) => known.get(one.memberId) ?? []);
  };
  const looking = {
    ...{ terms, read, considered: () => asked.size },
    bestOf: (one: Standing) => measuresOf(terms, candidateOf(one)),
  };
  const { overall, perPart } = terms.places;
  const parts = perPart > 0 ? await lists.childListsOf(season._id, award.organisationId) : [];
  const ofParts = parts.map((part) => ({
    items: standingsOf(part, season._id, lists),
    places: perPart,
    counts: (one: Candidate) => one.kind === 'pacesetter' && one.partId === part.organisationId,
  }));
  const filled = await walkDown(looking, ofParts);
  const inParts = { ...terms, places: { overall: 0, perPart } };
  const placed = new Set(selectHonoured(inParts, [...known.values()]).map((one) => one.id));
  const items = standingsOf(whole, season._id, lists);
  const counts = (one: Candidate) => !placed.has(one.id);
  const complete = filled && (await walkDown(looking, [{ items, places: overall, counts }]));
  return {
    ...{ summaryVersion: whole.version, asOfMs: whole.current.asOfMs },
    ...{ candidates: [...known.values()], complete },
  };
}

/** A place on a list as a candidate of whom nothing else is known. */
const candidateOf = ({ memberId, points, reachedAtMs }: Standing): MemberCandidate => ({
  ...{ kind: 'pacesetter', id: memberId, branchId: '', partId: '', points, reachedAtMs },
  ...{ eligible: true, required: { due: 0, attended: 0, excused: 0 }, lectures: 0 },
});
