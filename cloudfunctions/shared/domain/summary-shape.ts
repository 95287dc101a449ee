import {
  type RankingPeriod,
  type Segment,
  type SegmentPeriod,
  rankingPeriods,
  segmentPeriods,
} from '../contract/vocabulary';
import type { RankSlices } from './rank-slices';
import type { RankTable } from './rank-table';
import { byName, bySegment, type BranchFigures, type Standing } from './summary';

/**
 * How a summary is kept: a head that tells any rank of everybody's lists, and above the branches one part a list and one for the figures
 * of the branches. Parts are named by version and digest and never changed, so that whoever has read a head finds all of what it names or
 * nothing; a branch's lists are short and stand in its head, which saves the writes. A head is read by everybody who looks at a ranking and
 * written by every run, so it holds what nearly all of them need: tables of segments stand with their lists.
 */
export interface StoredSummary {
  _id: string;
  seasonId: string;
  organisationId: string;
  parentId: string | null;
  /** Grows with every change; the condition of every write, and what a page is walked by. */
  version: number;
  current: StoredEdition;
  /** The version before, so that a reader in the middle of a walk can go on. */
  previous: PastEdition | null;
}

/** One version's content, as far as it stands in the head, and the time it stands for. */
export interface StoredEdition extends EditionName, StoredCounted<RankingPeriod> {
  asOfMs: number;
  segments: Record<Segment, StoredCounted<SegmentPeriod>>;
  /** Ranks of everybody's lists where these are parts. */
  tables?: Record<RankingPeriod, RankSlices>;
  /** Absent where they are a part. */
  branches?: BranchFigures[];
}

/** What parts are named by. */
export interface EditionName {
  version: number;
  /** Of the whole content: equal digests, equal content. */
  digest: string;
}

/** What remains of a replaced version: where its lists are, and those that stand in the head. */
export interface PastEdition extends EditionName {
  asOfMs: number;
  periods: Record<RankingPeriod, PastList>;
  segments: Record<Segment, { periods: Record<SegmentPeriod, PastList> }>;
}

export interface StoredCounted<Period extends RankingPeriod> {
  members: number;
  periods: Record<Period, StoredList>;
  /** Absent where it stands with the list of the season. */
  weekStart?: { key: string; table: RankTable };
}

/** A list as pages are walked through it. */
export interface PastList {
  /** Which month or week it counts. */
  key: string;
  /** Places that are kept. */
  listed: number;
  /** Absent where they are a part. */
  standings?: Standing[];
}

export interface StoredList extends PastList {
  /** Where the list stands beside it. */
  table?: RankTable;
  /** The points of the last place that is kept, where the list is a part: who has fewer is not on it. */
  least?: number;
}

/** A list or the branches' figures of one version. Collection `summaryParts`, id by `partIdOf`. */
export interface SummaryPart {
  _id: string;
  summaryId: string;
  version: number;
  /** Fifty places each: what a page shows. */
  blocks?: Record<string, Standing[]>;
  /** Of the first place in each block, so that a page's ranks need no table. */
  ranks?: Record<string, number>;
  /** Of a segment's list. */
  table?: RankSlices;
  /** Of the season's list. */
  weekStart?: StoredWeekStart;
  branches?: BranchFigures[];
}

export interface StoredWeekStart {
  key: string;
  table: RankSlices;
}

/** Which part: the branches' figures, or a list by segment and period. */
export type PartName = 'branches' | RankingPeriod | `${Segment}-${RankingPeriod}`;

/** Places of a block; a page of a ranking has as many. */
export const blockLength = 50;
export const blockOf = (place: number): string => `b${Math.floor(place / blockLength)}`;

/** Paths of every list in a head's current edition: where people stand. */
export const pathsOfLists = (): string[] => [
  ...rankingPeriods.map((period) => `current.periods.${period}`),
  ...Object.keys(bySegment(() => true)).flatMap((segment) =>
    segmentPeriods.map((period) => `current.segments.${segment}.periods.${period}`),
  ),
];

export function partIdOf(summaryId: string, edition: EditionName, name: PartName): string {
  return `${summaryId}:${edition.version}:${edition.digest}:${name}`;
}

/** What an edition is in the next one's shadow. */
export function pastOf({ version, asOfMs, digest, periods, segments }: StoredEdition): PastEdition {
  const walked = ({ key, listed, standings }: StoredList): PastList => ({
    ...{ key, listed },
    ...(standings ? { standings } : {}),
  });
  return {
    ...{ version, asOfMs, digest },
    periods: byName(rankingPeriods, (period) => walked(periods[period])),
    segments: bySegment((segment) => ({
      periods: byName(segmentPeriods, (period) => walked(segments[segment].periods[period])),
    })),
  };
}

/** The parts that an edition was kept in. */
export function partNamesOf({ periods, segments, branches }: StoredEdition): PartName[] {
  if (branches) return [];
  const lists: [PartName, StoredList][] = [
    ...rankingPeriods.map((period): [PartName, StoredList] => [period, periods[period]]),
    ...Object.entries(segments).flatMap(([segment, counted]) =>
      segmentPeriods.map((period): [PartName, StoredList] => [
        `${segment as Segment}-${period}`,
        counted.periods[period],
      ]),
    ),
  ];
  const kept = lists.filter(([, list]) => !list.standings && list.listed > 0);
  return ['branches', ...kept.map(([name]) => name)];
}

/** The places of a part, as far as its blocks were read, in order. */
export function standingsIn(part: Pick<SummaryPart, 'blocks'> | undefined): Standing[] {
  const blocks = Object.entries(part?.blocks ?? {});
  return blocks
    .sort(([a], [b]) => Number(a.slice(1)) - Number(b.slice(1)))
    .flatMap(([, block]) => block);
}
