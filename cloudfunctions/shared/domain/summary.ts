import {
  type RankingPeriod,
  type Segment,
  type SegmentPeriod,
  rankingPeriods,
  segments,
} from '../contract/vocabulary';
import type { Histogram } from './histogram';
import { seasonMonthOf, seasonWeekOf } from './season-time';
import type { StudyHeader } from './study-record';

/** Members counted together: all of an organisation, or those of one segment. */
export interface Counted<Period extends RankingPeriod> {
  members: number;
  periods: Record<Period, PeriodSummary>;
  /** Absent in what was written before there was such a count. */
  weekStart?: WeekStart;
}

/**
 * The season's scores without what counts in the running week: how everybody stood when it began, corrections since then
 * included. Counted from the same members as everything else, so that a merge or a recount gives it too; a copy
 * kept at midnight would have to be made at the right moment and could be proved by nothing.
 */
export interface WeekStart {
  /** The week that is left out. */
  key: string;
  histogram: Histogram;
}

/**
 * What rankings are answered from. A branch's is recounted whole from its members; every other is the merge of its children's, so
 * there is no delta that could get lost. Equal members give equal content, whenever and however often it is counted.
 */
export interface SummaryContent extends Counted<RankingPeriod> {
  /** Somebody of several segments is counted in each of them. */
  segments: Record<Segment, Counted<SegmentPeriod>>;
  /** Every branch of the subtree, by id: all that a ranking of branches needs, in this one document. */
  branches: BranchFigures[];
}

export interface PeriodSummary {
  /** Which month or week it counts; once that is over, everybody has 0 points in the new one. */
  key: string;
  histogram: Histogram;
  /** The first members in order: all of a branch, the first 500 of a larger organisation. Never a name. */
  standings: Standing[];
}

export interface Standing {
  memberId: string;
  points: number;
  /** When the score last grew, in the season; orders members of equal points in every period. */
  reachedAtMs: number;
}

export interface BranchFigures extends Record<RankingPeriod, BranchPoints> {
  branchId: string;
  members: number;
  /** Members who count in the mean and the index. */
  eligible: number;
  /** The season without the running week; absent in what was written before there was such a count. */
  weekStart?: BranchPoints;
}

export interface BranchPoints {
  /** Points earned in this branch, also by those who have left it since. */
  earned: number;
  /** Sum and sum of squares of what the eligible members of today earned here: heads and points of the same people. */
  sum: number;
  sumSquares: number;
}

export type PeriodKeys = Record<RankingPeriod, string>;

/** What a branch is counted from. */
export type CountedHeader = Pick<
  StudyHeader,
  | 'memberId'
  | 'eligible'
  | 'segments'
  | 'score'
  | 'reachedAtMs'
  | 'months'
  | 'weeks'
  | 'byBranch'
  | 'formerBranchIds'
  | 'formerBranches'
>;

export const summaryIdOf = (seasonId: string, organisationId: string) =>
  `${seasonId}:${organisationId}`;

/** The periods that an instant belongs to. */
export function periodKeysOf(nowMs: number): PeriodKeys {
  return { season: 'season', month: seasonMonthOf(nowMs), week: seasonWeekOf(nowMs) };
}

/** A member's points in a period. */
export function pointsIn(
  header: Pick<CountedHeader, 'score' | 'months' | 'weeks'>,
  period: RankingPeriod,
  key: string,
): number {
  if (period === 'season') return header.score;
  return (period === 'month' ? header.months[key] : header.weeks[key]) ?? 0;
}

/** More points first, then who reached them first, then by id, so that the order is total. */
export function compareStandings(a: Standing, b: Standing): number {
  return b.points - a.points || a.reachedAtMs - b.reachedAtMs || (a.memberId < b.memberId ? -1 : 1);
}

/** A period as it stands when `key` runs: a month or week that has just begun is all zeros until it is counted. */
export function periodAt(
  read: { members: number; counted: PeriodSummary },
  key: string,
): PeriodSummary {
  const { members, counted } = read;
  if (counted.key === key) return counted;
  const everybody = counted.standings.length === members ? counted.standings : [];
  return {
    key,
    histogram: members > 0 ? [[0, members]] : [],
    standings: everybody.map((one) => ({ ...one, points: 0 })).sort(compareStandings),
  };
}

/** How everybody stood when this week began; in a week that has just begun nobody has earned anything yet. */
export function weekStartAt(
  read: { weekStart?: WeekStart | undefined; season: Histogram },
  week: string,
): Histogram {
  return read.weekStart?.key === week ? read.weekStart.histogram : read.season;
}

/** The branches' figures as they stand when these periods run. */
export function branchesAt(
  content: Pick<SummaryContent, 'branches'> & { periods: Record<RankingPeriod, { key: string }> },
  keys: PeriodKeys,
): BranchFigures[] {
  const over = rankingPeriods.filter((period) => content.periods[period].key !== keys[period]);
  if (over.length === 0) return content.branches;
  const zeros = Object.fromEntries(
    over.map((period) => [period, { earned: 0, sum: 0, sumSquares: 0 }]),
  );
  return content.branches.map((branch) => ({
    ...branch,
    ...zeros,
    ...(over.includes('week') ? { weekStart: branch.season } : {}),
  }));
}

/** A value for each of some names. */
export function byName<Name extends string, Value>(
  names: readonly Name[],
  of: (name: Name) => Value,
): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, of(name)])) as Record<Name, Value>;
}

/** A value for each segment. */
export const bySegment = <Value>(of: (segment: Segment) => Value) => byName(segments, of);
