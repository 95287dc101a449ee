import type { RankingPeriod, Segment } from '../contract/vocabulary';
import { pageLength, type ReadList } from '../domain/ranking';
import { readSlices, readWhole, type RankSlices, type TableReader } from '../domain/rank-slices';
import type { RankTable } from '../domain/rank-table';
import {
  blockLength,
  blockOf,
  standingsIn,
  type EditionName,
  type PartName,
  type PastList,
  type StoredEdition,
  type StoredList,
  type StoredSummary,
} from '../domain/summary-shape';
import { isReadable } from '../domain/summary-storing';
import { Collection } from './platform';
import { listPartOf } from './summary-parts';

/** Lists of summaries as rankings of members read them: only what one question needs. */
const summaries = new Collection<StoredSummary>('summaries');

/** Which list of a summary: everybody's or one segment's, in a period. */
export interface ListName {
  period: RankingPeriod;
  segment?: Segment | undefined;
}

/** One list of one version, whose places are read by `placesOf`. */
export interface ListEdition extends EditionName {
  summaryId: string;
  name: PartName;
  asOfMs: number;
  list: PastList;
}

/** What a ranking of members needs of a summary: one list, and the one before it for a reader in the middle of a walk. */
export interface ListView extends ListEdition {
  list: StoredList;
  /** Members ranked. */
  members: number;
  /** Absent where it stands with the list, which are those of segments above the branches. */
  table?: TableReader;
  weekStart?: WeekStartRead;
  previous?: ListEdition;
}

export interface WeekStartRead {
  key: string;
  table: TableReader;
}

interface Head {
  current: HeadEdition & HeadCounted & { tables?: Partial<Record<RankingPeriod, RankSlices>> };
  previous?: (HeadEdition & HeadLists<PastList>) | null;
}

type HeadEdition = EditionName & Pick<StoredEdition, 'asOfMs'>;

interface HeadPeriods<List> {
  periods?: Partial<Record<RankingPeriod, List>>;
}

interface HeadLists<List> extends HeadPeriods<List> {
  segments?: Partial<Record<Segment, HeadPeriods<List>>>;
}

interface HeadCounted extends HeadLists<StoredList>, HeadMore {
  segments?: Partial<Record<Segment, HeadPeriods<StoredList> & HeadMore>>;
}

interface HeadMore {
  members?: number;
  weekStart?: { key: string; table: RankTable };
}

/**
 * One list of a summary, with the slices of its ranks that are named; undefined when the organisation has not been counted yet. One
 * read.
 */
export async function listOf(
  summaryId: string,
  { period, segment }: ListName,
  also: { previous: boolean; weekStart: boolean; slices: readonly string[] },
): Promise<ListView | undefined> {
  const within = segment === undefined ? '' : `segments.${segment}.`;
  const fieldsOf = (edition: string) => [
    ...['version', 'asOfMs', 'digest'].map((field) => `${edition}.${field}`),
    `${edition}.${within}periods.${period}`,
  ];
  const ofEverybody = segment === undefined ? also.slices : [];
  const head = await summaries.findOne<Head>({
    where: { _id: summaryId },
    fields: [
      ...fieldsOf('current'),
      `current.${within}members`,
      ...ofEverybody.map((slice) => `current.tables.${period}.${slice}`),
      ...(also.weekStart ? [`current.${within}weekStart`] : []),
      ...(also.previous ? fieldsOf('previous') : []),
    ],
  });
  const current = head?.current;
  const counted = segment === undefined ? current : current?.segments?.[segment];
  const list = counted?.periods?.[period];
  if (!current || !list || counted.members === undefined || !isReadable(current)) return undefined;
  const name: PartName = segment === undefined ? period : `${segment}-${period}`;
  const slices = current.tables?.[period] ?? {};
  const { version, asOfMs, digest } = current;
  const previous = pastListOf(summaryId, name, head.previous, { period, segment });
  return {
    ...{ summaryId, name, version, asOfMs, digest, list, members: counted.members },
    ...tableOf(list.table, segment === undefined ? slices : undefined, ofEverybody),
    ...(counted.weekStart ? { weekStart: wholeWeekStart(counted.weekStart) } : {}),
    ...(previous ? { previous } : {}),
  };
}

function tableOf(
  whole: RankTable | undefined,
  slices: RankSlices | undefined,
  asked: readonly string[],
): { table?: TableReader } {
  if (whole !== undefined) return { table: readWhole(whole) };
  return slices ? { table: readSlices(slices, asked) } : {};
}

const wholeWeekStart = ({ key, table }: { key: string; table: RankTable }): WeekStartRead => ({
  ...{ key, table: readWhole(table) },
});

function pastListOf(
  summaryId: string,
  name: PartName,
  past: Head['previous'],
  { period, segment }: ListName,
): ListEdition | undefined {
  const list = (segment === undefined ? past : past?.segments?.[segment])?.periods?.[period];
  if (!past || !list || !isReadable(past)) return undefined;
  const { version, asOfMs, digest } = past;
  return { summaryId, name, version, asOfMs, digest, list };
}

/** All ranks of everybody's list, of the newest version; undefined when the organisation is gone. One read. */
export async function wholeTableOf(
  summaryId: string,
  period: RankingPeriod,
): Promise<TableReader | undefined> {
  const path = `current.tables.${period}`;
  const head = await summaries.findOne<Head>({ where: { _id: summaryId }, fields: [path] });
  const slices = head?.current.tables?.[period];
  return slices && ((points) => readSlices(slices, [])(points) ?? '');
}

/** Which places of a list: all that are kept, none, or those from a place on that make a page. */
export type WantedPlaces = 'all' | 'none' | { from: number };

/** What stands beside a list's places. */
export interface BesidePlaces {
  /** Slices of a segment's ranks. */
  table: readonly string[];
  /** Slices of how everybody stood when the week began. */
  weekStart: readonly string[];
}

export interface PlacesRead extends ReadList {
  table?: TableReader;
  weekStart?: WeekStartRead;
}

/**
 * Places of a list, in order, and what is asked for beside them. Undefined when two newer versions came since the head was read. No
 * read where the head has them.
 */
export async function placesOf(
  { summaryId, name, list, ...edition }: ListEdition,
  wanted: WantedPlaces,
  beside: BesidePlaces = { table: [], weekStart: [] },
): Promise<PlacesRead | undefined> {
  const { listed, standings } = list;
  if (standings) return { listed: standings.length, from: 0, firstRank: 1, standings };
  if (listed === 0) return { listed, from: 0, firstRank: 1, standings: [], table: () => '' };
  const from = typeof wanted === 'object' ? wanted.from - (wanted.from % blockLength) : 0;
  const paths = [
    ...placePaths(wanted, listed),
    ...beside.table.map((slice) => `table.${slice}`),
    ...(beside.weekStart.length > 0 ? ['weekStart.key'] : []),
    ...beside.weekStart.map((slice) => `weekStart.table.${slice}`),
  ];
  const nothing = { listed, from, firstRank: 1, standings: [] };
  if (paths.length === 0) return nothing;
  const part = await listPartOf(summaryId, edition, name, paths);
  if (!part) return undefined;
  const { weekStart } = part;
  return {
    ...{ ...nothing, standings: standingsIn(part), firstRank: part.ranks?.[blockOf(from)] ?? 1 },
    ...(beside.table.length > 0 ? { table: readSlices(part.table ?? {}, beside.table) } : {}),
    ...(weekStart
      ? { weekStart: { ...weekStart, table: readSlices(weekStart.table, beside.weekStart) } }
      : {}),
  };
}

/** The blocks in which a page's places lie, and the ranks that they begin with. */
function placePaths(wanted: WantedPlaces, listed: number): string[] {
  if (wanted === 'none') return [];
  if (wanted === 'all') return ['blocks'];
  const last = Math.min(wanted.from + pageLength, listed) - 1;
  const blocks = [...new Set([blockOf(wanted.from), blockOf(Math.max(wanted.from, last))])];
  return blocks.flatMap((block) => [`blocks.${block}`, `ranks.${block}`]);
}
