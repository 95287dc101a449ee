import { createHash } from 'node:crypto';
import { rankingPeriods, segmentPeriods, type RankingPeriod } from '../contract/vocabulary';
import { slicesOf, tableIn } from './rank-slices';
import { histogramIn, tableOf } from './rank-table';
import { ranked } from './ranking';
import {
  byName,
  bySegment,
  type Counted,
  type PeriodSummary,
  type Standing,
  type SummaryContent,
  type WeekStart,
} from './summary';
import {
  blockLength,
  blockOf,
  partIdOf,
  partNamesOf,
  standingsIn,
  type PartName,
  type StoredCounted,
  type StoredEdition,
  type StoredList,
  type SummaryPart,
} from './summary-shape';

/**
 * Begins every digest, so that nothing of another shape is taken for content that stands already. Raised together with the
 * layout of the runs, which has everything counted anew.
 */
const shape = '5-';

/** Whether an edition has this shape: what has another is as good as not counted. */
export const isReadable = ({ digest }: { digest?: string }): boolean =>
  digest?.startsWith(shape) === true;

type PartContent = Omit<SummaryPart, '_id' | 'summaryId' | 'version'>;

/** A content as it is kept. */
export function storedOf(
  summaryId: string,
  content: SummaryContent,
  { version, asOfMs }: { version: number; asOfMs: number },
): { edition: StoredEdition; parts: SummaryPart[] } {
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
  const digest = `${shape}${hash}`;
  const isWhole = content.branches.length <= 1;
  const parts: SummaryPart[] = [];
  const keep = (name: PartName, part: PartContent): void => {
    const _id = partIdOf(summaryId, { version, digest }, name);
    parts.push({ _id, summaryId, version, ...part });
  };
  const counted = <Period extends RankingPeriod>(
    of: Counted<Period>,
    periods: readonly Period[],
    nameOf: (period: Period) => PartName,
  ): StoredCounted<Period> => ({
    members: of.members,
    periods: byName(periods, (period): StoredList => {
      const { key, histogram, standings } = of.periods[period];
      const list = { key, listed: standings.length };
      if (isWhole) return { ...list, table: tableOf(histogram), standings };
      const last = standings.at(-1);
      if (!last) return list;
      const name = nameOf(period);
      const table = name === period ? {} : { table: slicesOf(tableOf(histogram)) };
      const weekStart = period === 'season' && of.weekStart ? slicedWeekStart(of.weekStart) : {};
      keep(name, { ...inBlocks(standings), ...table, ...weekStart });
      return { ...list, least: last.points };
    }),
    ...(isWhole && of.weekStart
      ? { weekStart: { key: of.weekStart.key, table: tableOf(of.weekStart.histogram) } }
      : {}),
  });
  const edition: StoredEdition = {
    ...{ version, asOfMs, digest },
    ...counted(content, rankingPeriods, (period) => period),
    segments: bySegment((segment) =>
      counted(content.segments[segment], segmentPeriods, (period) => `${segment}-${period}`),
    ),
    ...(isWhole ? { branches: content.branches } : { tables: tablesOf(content) }),
  };
  if (!isWhole) keep('branches', { branches: content.branches });
  return { edition, parts };
}

const tablesOf = ({ periods }: SummaryContent) =>
  byName(rankingPeriods, (period) => slicesOf(tableOf(periods[period].histogram)));

const slicedWeekStart = ({ key, histogram }: WeekStart): Pick<PartContent, 'weekStart'> => ({
  weekStart: { key, table: slicesOf(tableOf(histogram)) },
});

function inBlocks(standings: readonly Standing[]): Pick<PartContent, 'blocks' | 'ranks'> {
  const blocks: Record<string, Standing[]> = {};
  const ranks: Record<string, number> = {};
  const rows = ranked(standings);
  for (let from = 0; from < standings.length; from += blockLength) {
    blocks[blockOf(from)] = standings.slice(from, from + blockLength);
    ranks[blockOf(from)] = rows[from]?.rank ?? from + 1;
  }
  return { blocks, ranks };
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
  ): Counted<Period> => {
    const season = parts.get(nameOf('season' as Period));
    const { key } = edition.periods.week;
    return {
      members: of.members,
      periods: byName(periods, (period): PeriodSummary => {
        const name = nameOf(period);
        const { key, table, standings } = of.periods[period];
        const slices = name === period ? edition.tables?.[period] : parts.get(name)?.table;
        return {
          ...{ key, histogram: histogramIn(table ?? tableIn(slices ?? {})) },
          standings: standings ?? standingsIn(parts.get(name)),
        };
      }),
      weekStart: of.weekStart
        ? { key: of.weekStart.key, histogram: histogramIn(of.weekStart.table) }
        : // Of nobody nothing was kept.
          { key, histogram: histogramIn(tableIn(season?.weekStart?.table ?? {})) },
    };
  };
  return {
    ...counted(edition, rankingPeriods, (period) => period),
    segments: bySegment((segment) =>
      counted(edition.segments[segment], segmentPeriods, (period) => `${segment}-${period}`),
    ),
    branches: edition.branches ?? parts.get('branches')?.branches ?? [],
  };
}
