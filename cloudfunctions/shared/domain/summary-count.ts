import { rankingPeriods, segmentPeriods, type RankingPeriod } from '../contract/vocabulary';
import { addHistograms, histogramOf } from './histogram';
import {
  branchesAt,
  byName,
  bySegment,
  compareStandings,
  periodAt,
  pointsIn,
  type BranchFigures,
  type BranchPoints,
  type Counted,
  type CountedHeader,
  type PeriodKeys,
  type PeriodSummary,
  type SummaryContent,
} from './summary';

/** Places of a list that are kept above the branches. */
export const standingsKept = 500;
/** The same of a segment's list: ten of these lists stand in every summary, and two pages are what people read. */
export const segmentStandingsKept = 100;

/** Counts a branch from all its members. */
export function contentOfBranch(
  branchId: string,
  headers: readonly CountedHeader[],
  keys: PeriodKeys,
): SummaryContent {
  return {
    ...count(headers, rankingPeriods, keys),
    segments: bySegment((segment) =>
      count(
        headers.filter((header) => header.segments.includes(segment)),
        segmentPeriods,
        keys,
      ),
    ),
    branches: [figuresOf(branchId, headers, keys)],
  };
}

/** The summary of disjoint organisations together. Associative and commutative; the order of the parts does not matter. */
export function mergeContents(parts: readonly SummaryContent[], keys: PeriodKeys): SummaryContent {
  return {
    ...merge(parts, rankingPeriods, keys, standingsKept),
    segments: bySegment((segment) =>
      merge(
        parts.map((part) => part.segments[segment]),
        segmentPeriods,
        keys,
        segmentStandingsKept,
      ),
    ),
    branches: parts
      .flatMap((part) => branchesAt(part, keys))
      .sort((a, b) => (a.branchId < b.branchId ? -1 : 1)),
  };
}

function count<Period extends RankingPeriod>(
  headers: readonly CountedHeader[],
  periods: readonly Period[],
  keys: PeriodKeys,
): Counted<Period> {
  const summarise = (period: Period): PeriodSummary => {
    const standings = headers
      .map(({ memberId, reachedAtMs, ...rest }) => ({
        memberId,
        points: pointsIn(rest, period, keys[period]),
        reachedAtMs,
      }))
      .sort(compareStandings);
    return {
      key: keys[period],
      histogram: histogramOf(standings.map((one) => one.points)),
      standings,
    };
  };
  return { members: headers.length, periods: byName(periods, summarise) };
}

function merge<Period extends RankingPeriod>(
  parts: readonly Counted<Period>[],
  periods: readonly Period[],
  keys: PeriodKeys,
  kept: number,
): Counted<Period> {
  const mergePeriod = (period: Period): PeriodSummary => {
    const views = parts.map((part) =>
      periodAt({ members: part.members, counted: part.periods[period] }, keys[period]),
    );
    return {
      key: keys[period],
      histogram: addHistograms(views.map((view) => view.histogram)),
      standings: views
        .flatMap((view) => view.standings)
        .sort(compareStandings)
        .slice(0, kept),
    };
  };
  return {
    members: parts.reduce((sum, part) => sum + part.members, 0),
    periods: byName(periods, mergePeriod),
  };
}

function figuresOf(
  branchId: string,
  headers: readonly CountedHeader[],
  keys: PeriodKeys,
): BranchFigures {
  const pointsOf = (header: CountedHeader, period: RankingPeriod) =>
    period === 'season' ? (header.byBranch[branchId] ?? 0) : pointsIn(header, period, keys[period]);
  const eligible = headers.filter((header) => header.eligible);
  const figures = (period: RankingPeriod): BranchPoints => ({
    earned: sum(headers.map((header) => pointsOf(header, period))),
    sum: sum(eligible.map((header) => pointsOf(header, period))),
    sumSquares: sum(eligible.map((header) => pointsOf(header, period) ** 2)),
  });
  return {
    branchId,
    members: headers.length,
    eligible: eligible.length,
    ...byName(rankingPeriods, figures),
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
