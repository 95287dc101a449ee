import type {
  AwardShortfall,
  AwardTerms,
  AwardWay,
  PacesetterTerms,
} from '../contract/award-terms';
import { requiredRate } from '../contract/attendance-mark';
import type { BranchCandidate, Candidate, Honoured, MemberCandidate } from './award';

/**
 * Who is honoured. A candidate who meets every condition has a place of a group if fewer qualified ones of that group stand before
 * than the group has places: so who is equal with the last one is never cut off, and the order in which candidates come
 * decides nothing. The own part (committee, size band) comes first; the places for all are for who has none there.
 */
export function selectHonoured(terms: AwardTerms, candidates: readonly Candidate[]): Honoured[] {
  const qualified = inOrder(
    terms,
    candidates.filter((one) => shortfallsOf(terms, one).length === 0),
  );
  const ways = new Map<string, AwardWay>();
  for (const { members, places, way } of partsOf(terms, qualified))
    for (const one of takePlaces(terms, members, places)) ways.set(one.id, way);
  const rest = qualified.filter((one) => !ways.has(one.id));
  for (const one of takePlaces(terms, rest, terms.places.overall)) ways.set(one.id, 'overall');
  const chosen = qualified.filter((one) => ways.has(one.id));
  return chosen.map((one) => ({
    id: one.id,
    way: ways.get(one.id) as AwardWay,
    rank: 1 + chosen.findIndex((other) => isEqualPlace(terms, other, one)),
  }));
}

/** The same with those who were taken in after an appeal, behind everybody else and in the order in which that happened. */
export function honouredWith(
  terms: AwardTerms,
  candidates: readonly Candidate[],
  admitted: readonly string[],
): Honoured[] {
  const chosen = selectHonoured(terms, candidates);
  const known = new Set(chosen.map((one) => one.id));
  const added = [...new Set(admitted)].filter((id) => !known.has(id));
  const rank = chosen.length + 1;
  return [...chosen, ...added.map((id): Honoured => ({ id, way: 'admitted', rank }))];
}

interface Part {
  way: AwardWay;
  places: number;
  members: Candidate[];
}

function partsOf(terms: AwardTerms, qualified: readonly Candidate[]): Part[] {
  if (terms.kind === 'collective')
    return (['small', 'medium', 'large'] as const).map((band) => ({
      way: band,
      places: terms.places[band],
      members: qualified.filter((one) => (one as BranchCandidate).band === band),
    }));
  const parts = new Map<string, Candidate[]>();
  for (const one of qualified) {
    const { partId } = one as MemberCandidate;
    const members = parts.get(partId);
    if (members) members.push(one);
    else parts.set(partId, [one]);
  }
  return [...parts.values()].map((members) => ({
    ...{ way: 'part' as const, places: terms.places.perPart, members },
  }));
}

/** The first of an ordered list, and who is equal with the last of them. */
function takePlaces(
  terms: AwardTerms,
  ordered: readonly Candidate[],
  places: number,
): readonly Candidate[] {
  const last = ordered[places - 1];
  if (places <= 0 || !last) return places <= 0 ? [] : ordered;
  const behind = ordered.findIndex((one) => measuresBefore(terms, last, one));
  return behind < 0 ? ordered : ordered.slice(0, behind);
}

/** What decides a place, the weightiest first; more is better. */
export function measuresOf(terms: Pick<AwardTerms, 'ties'>, one: Candidate): number[] {
  const finer = terms.ties === 'exact';
  if (one.kind === 'pacesetter') return [one.points, ...(finer ? [-one.reachedAtMs] : [])];
  const share = one.members > 0 ? one.participants / one.members : 0;
  return [one.index, ...(finer ? [one.meanPoints, share] : [])];
}

/** Whether `a` stands before `b`, and not beside it. */
export function measuresBefore(
  terms: Pick<AwardTerms, 'ties'>,
  a: Candidate,
  b: Candidate,
): boolean {
  return compareMeasures(measuresOf(terms, a), measuresOf(terms, b)) < 0;
}

const isEqualPlace = (terms: AwardTerms, a: Candidate, b: Candidate) =>
  compareMeasures(measuresOf(terms, a), measuresOf(terms, b)) === 0;

function compareMeasures(a: readonly number[], b: readonly number[]): number {
  for (let place = 0; place < a.length; place += 1) {
    const difference = (b[place] ?? 0) - (a[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The best first; equals by who reached the score first and by id, which decides nothing but the order on paper. */
export function inOrder<One extends Candidate>(
  terms: AwardTerms,
  candidates: readonly One[],
): One[] {
  const reached = (one: Candidate) => (one.kind === 'pacesetter' ? one.reachedAtMs : 0);
  return [...candidates].sort(
    (a, b) =>
      compareMeasures(measuresOf(terms, a), measuresOf(terms, b)) ||
      reached(a) - reached(b) ||
      (a.id < b.id ? -1 : 1),
  );
}

/** The conditions that a candidate does not meet; none: it qualifies. */
export function shortfallsOf(terms: AwardTerms, one: Candidate): AwardShortfall[] {
  if (terms.kind === 'collective')
    return one.kind === 'collective' ? branchShortfalls(terms.conditions, one) : ['members'];
  return one.kind === 'pacesetter' ? memberShortfalls(terms.conditions, one) : ['eligible'];
}

function memberShortfalls(
  conditions: PacesetterTerms['conditions'],
  one: MemberCandidate,
): AwardShortfall[] {
  // To whom no required session was held, none is missing.
  const attended = (requiredRate(one) ?? 1) * 100;
  return [
    ...(attended + 1e-9 < conditions.attendancePercent ? ['attendance' as const] : []),
    ...(one.lectures < conditions.lectures ? ['lectures' as const] : []),
    ...(one.points < conditions.points ? ['points' as const] : []),
    ...(conditions.eligibleOnly && !one.eligible ? ['eligible' as const] : []),
  ];
}

function branchShortfalls(
  conditions: { members: number; participationPercent: number },
  one: BranchCandidate,
): AwardShortfall[] {
  const share = one.members > 0 ? (one.participants / one.members) * 100 : 0;
  return [
    ...(one.eligible < conditions.members ? ['members' as const] : []),
    ...(share + 1e-9 < conditions.participationPercent ? ['participation' as const] : []),
  ];
}

/**
 * Whether a walk from the best downwards has found everybody who can have one of `places`: enough qualified ones, and
 * `next`, the best that was not looked at, stands behind the last of them. Measures as of `measuresOf`.
 */
export function isFilled(
  qualified: readonly (readonly number[])[],
  places: number,
  next: readonly number[] | undefined,
): boolean {
  if (places <= 0 || next === undefined) return true;
  const last = [...qualified].sort(compareMeasures)[places - 1];
  return last !== undefined && compareMeasures(last, next) < 0;
}
