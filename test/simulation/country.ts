import { gzipSync } from 'node:zlib';
import type { Histogram } from '../../cloudfunctions/shared/domain/histogram';
import { membersAbove, tableOf } from '../../cloudfunctions/shared/domain/rank-table';
import { seasonMonthOf, seasonWeekOf } from '../../cloudfunctions/shared/domain/season-time';
import type {
  CountedHeader,
  PeriodKeys,
  SummaryContent,
} from '../../cloudfunctions/shared/domain/summary';
import { contentOfBranch, mergeContents } from '../../cloudfunctions/shared/domain/summary-count';
import { generator } from './fairness-seasons';

/**
 * A country as a tree of cloud environments: each counts its own members and hands up one summary without its branches and without any
 * member; provinces and the country merge them with the code that merges committees. Beside it every member is counted
 * directly, so that nothing can be lost on the way unnoticed.
 */
export interface CountrySize {
  members: number;
  environments: number;
  provinces: number;
}

export interface CountryOutcome {
  members: number;
  environments: { count: number; smallest: number; largest: number };
  /** Time to count all environments from their members, to merge them, and to answer one own rank from the result; ms. */
  countMs: number;
  mergeMs: number;
  rankMs: number;
  /** What one environment hands up: median and largest, as JSON and compressed; bytes. */
  handedUp: { median: number; largest: number; medianCompressed: number };
  /** All that environments and provinces hand up in one round, as JSON and compressed; bytes. */
  exchanged: number;
  exchangedCompressed: number;
  /** What the country's summary takes up; bytes. */
  countrySummary: number;
  /**
   * Differences from the direct count, in members, in histogram buckets (season, month, week, one segment), in list places
   * and in ranks asked for: all must be 0.
   */
  differences: { members: number; histogram: number; standings: number; ranks: number };
}

const nowMs = Date.UTC(2026, 10, 25, 11);
const keys: PeriodKeys = {
  season: 'season',
  month: seasonMonthOf(nowMs),
  week: seasonWeekOf(nowMs),
};
/** No season's rules let anybody earn more. */
const mostPoints = 4_000;
const ranksAsked = 1_000;

interface DirectCount {
  members: number;
  /** Members by points, season: all, and those of the one segment that is given out. */
  byPoints: Uint32Array;
  youthByPoints: Uint32Array;
  /** First places as they stand. */
  top: { memberId: string; points: number; reachedAtMs: number }[];
}

/**
 * Counts a country twice, through the tree and directly. Holds one environment's members and one province's summaries at
 * a time, so that its memory does not grow with the country. Deterministic but for the times.
 */
export function simulateCountry(
  size: CountrySize,
  tell: (environments: number, all: number) => void = () => undefined,
): CountryOutcome {
  const count = new CountryCount();
  const sizes = environmentSizes(size);
  const perProvince = Math.ceil(sizes.length / size.provinces);
  const provinces: SummaryContent[] = [];
  for (let from = 0; from < sizes.length; from += perProvince) {
    const exports = sizes.slice(from, from + perProvince).map((members, place) => {
      tell(from + place, sizes.length);
      return count.environment(from + place, members);
    });
    provinces.push(count.merge(exports));
  }
  const exchanged = [...count.handedUp, ...provinces.map(sizeOf)];
  const country = count.merge(provinces);
  tell(sizes.length, sizes.length);
  const { ranks, rankMs } = wrongRanks(country, count.direct);
  const plain = count.handedUp.map((one) => one.plain).sort((a, b) => a - b);
  const compressed = count.handedUp.map((one) => one.compressed).sort((a, b) => a - b);
  return {
    members: country.members,
    environments: {
      count: sizes.length,
      smallest: Math.min(...sizes),
      largest: Math.max(...sizes),
    },
    ...{ countMs: count.countMs, mergeMs: count.mergeMs, rankMs },
    handedUp: {
      median: plain[plain.length >> 1] ?? 0,
      largest: plain.at(-1) ?? 0,
      medianCompressed: compressed[compressed.length >> 1] ?? 0,
    },
    exchanged: sumOf(exchanged.map((one) => one.plain)),
    exchangedCompressed: sumOf(exchanged.map((one) => one.compressed)),
    countrySummary: sizeOf(country).plain,
    differences: {
      members:
        Math.abs(country.members - size.members) + Math.abs(count.direct.members - size.members),
      histogram: wrongBuckets(country, count.direct),
      standings: wrongPlaces(country, count.direct),
      ranks,
    },
  };
}

/** Both counts of a country while its environments come by. */
class CountryCount {
  readonly direct: DirectCount = {
    members: 0,
    byPoints: new Uint32Array(mostPoints + 1),
    youthByPoints: new Uint32Array(mostPoints + 1),
    top: [],
  };
  readonly handedUp: { plain: number; compressed: number }[] = [];
  countMs = 0;
  mergeMs = 0;
  private readonly random = generator(20_261_125);

  /** What an environment hands up: its own merge is what cuts the list to the first 500, as a district's does. */
  environment(number: number, members: number): SummaryContent {
    const headers = membersOf(number, members, this.random, this.direct);
    const startedAtMs = performance.now();
    const counted = contentOfBranch(`e${number}`, headers, keys);
    const content: SummaryContent = { ...mergeContents([counted], keys), branches: [] };
    this.countMs += performance.now() - startedAtMs;
    this.handedUp.push(sizeOf(content));
    return content;
  }

  merge(parts: readonly SummaryContent[]): SummaryContent {
    const startedAtMs = performance.now();
    const merged = mergeContents(parts, keys);
    this.mergeMs += performance.now() - startedAtMs;
    return merged;
  }
}

/** From half to one and a half times the mean, and all members together exactly as many as were asked for. */
function environmentSizes({ members, environments }: CountrySize): number[] {
  const { uniform } = generator(environments);
  const weights = Array.from({ length: environments }, () => 0.5 + uniform());
  const all = sumOf(weights);
  let before = 0;
  let given = 0;
  return weights.map((weight) => {
    before += weight;
    const upTo = Math.round((members * before) / all);
    const size = upTo - given;
    given = upTo;
    return size;
  });
}

/** Members with points that look like a season's: many with little, few with much, and some with none. */
function membersOf(
  environment: number,
  count: number,
  random: ReturnType<typeof generator>,
  direct: DirectCount,
): CountedHeader[] {
  const effort = 100 + 60 * random.uniform();
  const headers = Array.from({ length: count }, (_, place): CountedHeader => {
    const draw = random.uniform();
    const score = draw < 0.1 ? 0 : Math.min(mostPoints, Math.round(-effort * Math.log(1 - draw)));
    const reachedAtMs = nowMs - Math.floor(random.uniform() * 5_000_000_000);
    const isYoung = place % 3 === 0;
    direct.members += 1;
    direct.byPoints[score] = (direct.byPoints[score] ?? 0) + 1;
    if (isYoung) direct.youthByPoints[score] = (direct.youthByPoints[score] ?? 0) + 1;
    return {
      memberId: `e${environment}-${place}`,
      eligible: true,
      segments: isYoung ? ['youth'] : [],
      ...{ score, reachedAtMs },
      months: { [keys.month]: score >> 1 },
      weeks: { [keys.week]: score >> 3 },
      byBranch: {},
    };
  });
  keepTop(direct, headers);
  return headers;
}

/** The list that the tree must find: the first 500 of all, kept by sorting what could still be among them. */
function keepTop(direct: DirectCount, headers: readonly CountedHeader[]): void {
  const least = direct.top.length < 500 ? -1 : (direct.top[499]?.points ?? -1);
  const added = headers
    .filter((one) => one.score >= least)
    .map(({ memberId, score, reachedAtMs }) => ({ memberId, points: score, reachedAtMs }));
  direct.top = [...direct.top, ...added]
    .sort(
      (a, b) =>
        b.points - a.points || a.reachedAtMs - b.reachedAtMs || (a.memberId < b.memberId ? -1 : 1),
    )
    .slice(0, 500);
}

/** Half of everybody's points are the month's and an eighth the week's, so that these are counted directly too. */
function wrongBuckets(country: SummaryContent, direct: DirectCount): number {
  const { season, month, week } = country.periods;
  const all: [Histogram, Uint32Array, (points: number) => number][] = [
    [season.histogram, direct.byPoints, (points) => points],
    [month.histogram, direct.byPoints, (points) => points >> 1],
    [week.histogram, direct.byPoints, (points) => points >> 3],
    [country.segments.youth.periods.season.histogram, direct.youthByPoints, (points) => points],
  ];
  return sumOf(
    all.map(([histogram, byPoints, shareOf]) => {
      const expected = new Uint32Array(mostPoints + 1);
      byPoints.forEach((members, points) => {
        expected[shareOf(points)] = (expected[shareOf(points)] ?? 0) + members;
      });
      const merged = new Map(histogram);
      return expected.reduce(
        (wrong, members, points) => wrong + Number((merged.get(points) ?? 0) !== members),
        0,
      );
    }),
  );
}

function wrongPlaces(country: SummaryContent, direct: DirectCount): number {
  return direct.top.filter(
    (one, place) => country.periods.season.standings[place]?.memberId !== one.memberId,
  ).length;
}

/** Ranks of points spread over the whole range, from the summary and by adding up the direct count. */
function wrongRanks(
  country: SummaryContent,
  direct: DirectCount,
): { ranks: number; rankMs: number } {
  const table = tableOf(country.periods.season.histogram);
  let ranks = 0;
  let rankMs = 0;
  for (let asked = 0; asked < ranksAsked; asked += 1) {
    const points = Math.floor((asked / ranksAsked) * 800);
    const startedAtMs = performance.now();
    const above = membersAbove(table, points);
    rankMs += performance.now() - startedAtMs;
    const expected = direct.byPoints.subarray(points + 1).reduce((sum, one) => sum + one, 0);
    ranks += Number(above !== expected);
  }
  return { ranks, rankMs: rankMs / ranksAsked };
}

function sizeOf(content: SummaryContent): { plain: number; compressed: number } {
  const text = JSON.stringify(content);
  return { plain: Buffer.byteLength(text), compressed: gzipSync(text, { level: 6 }).length };
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
