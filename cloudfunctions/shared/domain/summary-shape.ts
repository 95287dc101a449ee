import { createHash } from 'node:crypto';
import {
  type RankingPeriod,
  type Segment,
  type SegmentPeriod,
  rankingPeriods,
  segmentPeriods,
} from '../contract/vocabulary';
import { histogramIn, tableOf, type RankTable } from './rank-table';
import {
  byName,
  bySegment,
  type BranchFigures,
  type Counted,
  type PeriodSummary,
  type Standing,
  type SummaryContent,
} from './summary';

/**
 * How a summary is kept: a head from which any rank is told, and above the branches one part a list and one for the figures of the
 * branches. Parts are named by version and digest and never changed, so that whoever has read a head finds all of what it names or
 * nothing; a branch's lists are short and stand in its head, which saves the writes.
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
  previous: StoredEdition | null;
}

/** One version's content, as far as it stands in the head, and the time it stands for. */
export interface StoredEdition extends StoredCounted<RankingPeriod> {
  version: number;
  asOfMs: number;
  /** Of the whole content: equal digests, equal content. */
  digest: string;
  segments: Record<Segment, StoredCounted<SegmentPeriod>>;
  /** Absent where they are a part. */
  branches?: BranchFigures[];
}

interface StoredCounted<Period extends RankingPeriod> {
  members: number;
  periods: Record<Period, StoredList>;
  /** Not kept of the version before. */
  weekStart?: StoredWeekStart;
}

export interface StoredWeekStart {
  key: string;
  table: RankTable;
}

export interface StoredList {
  /** Which month or week it counts. */
  key: string;
  table: RankTable;
  /** Places that are kept. */
  listed: number;
  /** Absent where they are a part. */
  standings?: Standing[];
}

/** A list or the branches' figures of one version. Collection `summaryParts`, id by `partIdOf`. */
export interface SummaryPart {
  _id: string;
  summaryId: string;
  version: number;
  /** Fifty places each: what a page shows. */
  blocks?: Record<string, Standing[]>;
  branches?: BranchFigures[];
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

export function partIdOf(
  summaryId: string,
  edition: Pick<StoredEdition, 'version' | 'digest'>,
  name: PartName,
): string {
  return `${summaryId}:${edition.version}:${edition.digest}:${name}`;
}

/** A content as it is kept. */
export function storedOf(
  summaryId: string,
  content: SummaryContent,
  { version, asOfMs }: { version: number; asOfMs: number },
): { edition: StoredEdition; parts: SummaryPart[] } {
  const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
  const parts: SummaryPart[] = [];
  const isWhole = content.branches.length <= 1;
  const keep = (name: PartName, part: Pick<SummaryPart, 'blocks' | 'branches'>): void => {
    const _id = partIdOf(summaryId, { version, digest }, name);
    parts.push({ _id, summaryId, version, ...part });
  };
  const counted = <Period extends RankingPeriod>(
    of: Counted<Period>,
    periods: readonly Period[],
    nameOf: (period: Period) => PartName,
  ): StoredCounted<Period> => ({
    members: of.members,
    periods: byName(periods, (period) => {
      const { key, histogram, standings } = of.periods[period];
      if (!isWhole && standings.length > 0) keep(nameOf(period), { blocks: blocksOf(standings) });
      const list = { key, table: tableOf(histogram), listed: standings.length };
      return isWhole ? { ...list, standings } : list;
    }),
    ...(of.weekStart
      ? { weekStart: { key: of.weekStart.key, table: tableOf(of.weekStart.histogram) } }
      : {}),
  });
  const edition: StoredEdition = {
    ...{ version, asOfMs, digest },
    ...counted(content, rankingPeriods, (period) => period),
    segments: bySegment((segment) =>
      counted(content.segments[segment], segmentPeriods, (period) => `${segment}-${period}`),
    ),
    ...(isWhole ? { branches: content.branches } : {}),
  };
  if (!isWhole) keep('branches', { branches: content.branches });
  return { edition, parts };
}

/** What an edition is in the next one's shadow: its lists alone. */
export function pastOf({
  version,
  asOfMs,
  digest,
  members,
  periods,
  segments,
}: StoredEdition): StoredEdition {
  return {
    ...{ version, asOfMs, digest, members, periods },
    segments: bySegment((segment) => {
      const { members: counted, periods: lists } = segments[segment];
      return { members: counted, periods: lists };
    }),
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

/** What was counted, from a head and its parts; undefined when a part is missing. */
export function contentOf(
  edition: StoredEdition,
  parts: ReadonlyMap<PartName, SummaryPart>,
): SummaryContent | undefined {
  if (partNamesOf(edition).some((name) => !parts.has(name))) return undefined;
  const counted = <Period extends RankingPeriod>(
    of: StoredCounted<Period>,
    periods: readonly Period[],
    nameOf: (period: Period) => PartName,
  ): Counted<Period> => ({
    members: of.members,
    periods: byName(periods, (period): PeriodSummary => {
      const { key, table, standings } = of.periods[period];
      const kept = standings ?? standingsIn(parts.get(nameOf(period)));
      return { key, histogram: histogramIn(table), standings: kept };
    }),
    ...(of.weekStart
      ? { weekStart: { key: of.weekStart.key, histogram: histogramIn(of.weekStart.table) } }
      : {}),
  });
  return {
    ...counted(edition, rankingPeriods, (period) => period),
    segments: bySegment((segment) =>
      counted(edition.segments[segment], segmentPeriods, (period) => `${segment}-${period}`),
    ),
    branches: edition.branches ?? parts.get('branches')?.branches ?? [],
  };
}

/** The places of a part, as far as its blocks were read, in order. */
export function standingsIn(part: Pick<SummaryPart, 'blocks'> | undefined): Standing[] {
  const blocks = Object.entries(part?.blocks ?? {});
  return blocks
    .sort(([a], [b]) => Number(a.slice(1)) - Number(b.slice(1)))
    .flatMap(([, block]) => block);
}

function blocksOf(standings: readonly Standing[]): Record<string, Standing[]> {
  const blocks: Record<string, Standing[]> = {};
  for (let from = 0; from < standings.length; from += blockLength)
    blocks[blockOf(from)] = standings.slice(from, from + blockLength);
  return blocks;
}
