import { rankingPeriods, segmentPeriods, type RankingPeriod } from '../contract/vocabulary';
import { pointsEarnedIn } from './branch-points';
import { addHistograms, histogramOf } from './histogram';
import {
  branchesAt,
  byName,
  bySegment,
  compareStandings,
  periodAt,
  pointsIn,
  weekStartAt,
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

/** Counts a branch from all its members, and from those who have left it: what they earned here stays in its total. */
export function contentOfBranch(
  branchId: string,
  headers: readonly CountedHeader[],
  keys: PeriodKeys,
  former: readonly CountedHeader[] = [],
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
    branches: [figuresOf(branchId, headers, former, keys)],
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
  const before = headers.map((one) => one.score - pointsIn(one, 'week', keys.week));
  return {
    members: headers.length,
    periods: byName(periods, summarise),
    weekStart: { key: keys.week, histogram: histogramOf(before) },
  };
}

function merge<Period extends RankingPeriod>(
  parts: readonly (Counted<Period> & { periods: { season: PeriodSummary } })[],
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
    weekStart: {
      key: keys.week,
      histogram: addHistograms(
        parts.map(({ weekStart, periods: { season } }) =>
          weekStartAt({ weekStart, season: season.histogram }, keys.week),
        ),
      ),
    },
  };
}

function figuresOf(
  branchId: string,
  headers: readonly CountedHeader[],
  former: readonly CountedHeader[],
  keys: PeriodKeys,
): BranchFigures {
  const figures = (pointsOf: (header: CountedHeader) => number): BranchPoints => {
    const points = headers.filter((header) => header.eligible).map(pointsOf);
    return {
      earned: sum([...headers, ...former].map(pointsOf)),
      sum: sum(points),
      sumSquares: sum(points.map((one) => one ** 2)),
    };
  };
  const earned = (header: CountedHeader, period: RankingPeriod) =>
    pointsEarnedIn(header, branchId, period, keys[period]);
  return {
    branchId,
    members: headers.length,
    eligible: headers.filter((header) => header.eligible).length,
    ...byName(rankingPeriods, (period) => figures((header) => earned(header, period))),
    weekStart: figures((header) => earned(header, 'season') - earned(header, 'week')),
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
