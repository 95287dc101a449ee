import { gzipSync } from 'node:zlib';
import { membersAbove } from '../../cloudfunctions/shared/domain/histogram';
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
  environments: number;
  /** Time to count all environments from their members, to merge them, and to answer one own rank from the result; ms. */
  countMs: number;
  mergeMs: number;
  rankMs: number;
  /** What one environment hands up: median and largest, as JSON and compressed; bytes. */
  handedUp: { median: number; largest: number; medianCompressed: number };
  /** All that environments and provinces hand up in one round, compressed; bytes. */
  exchangedCompressed: number;
  /** What the country's summary takes up; bytes. */
  countrySummary: number;
  /** Differences from the direct count, in histogram buckets, in list places and in ranks asked for: all must be 0. */
  differences: { histogram: number; standings: number; ranks: number };
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
  /** Members by points, season. */
  byPoints: Uint32Array;
  /** First places as they stand, kept far longer than the list. */
  top: { memberId: string; points: number; reachedAtMs: number }[];
}

/** Counts a country twice, through the tree and directly. Deterministic but for the times. */
export function simulateCountry(size: CountrySize): CountryOutcome {
  const direct: DirectCount = { byPoints: new Uint32Array(mostPoints + 1), top: [] };
  const random = generator(20_261_125);
  const share = Math.floor(size.members / size.environments);
  const exports: SummaryContent[] = [];
  const bytes: { plain: number; compressed: number }[] = [];
  let countMs = 0;
  for (let environment = 0; environment < size.environments; environment += 1) {
    const headers = membersOf(environment, share, random, direct);
    const startedAtMs = performance.now();
    const counted = contentOfBranch(`e${environment}`, headers, keys);
    // Its own merge is what cuts the list to the first 500, as a district's does.
    const content: SummaryContent = { ...mergeContents([counted], keys), branches: [] };
    countMs += performance.now() - startedAtMs;
    exports.push(content);
    bytes.push(sizeOf(content));
  }
  const mergeStartedAtMs = performance.now();
  const perProvince = Math.ceil(size.environments / size.provinces);
  const provinces = Array.from({ length: size.provinces }, (_, place) =>
    mergeContents(exports.slice(place * perProvince, (place + 1) * perProvince), keys),
  );
  const country = mergeContents(provinces, keys);
  const mergeMs = performance.now() - mergeStartedAtMs;
  const { ranks, rankMs } = wrongRanks(country, direct);
  const plain = bytes.map((one) => one.plain).sort((a, b) => a - b);
  const compressed = bytes.map((one) => one.compressed).sort((a, b) => a - b);
  return {
    members: country.members,
    environments: size.environments,
    ...{ countMs, mergeMs, rankMs },
    handedUp: {
      median: plain[plain.length >> 1] ?? 0,
      largest: plain[plain.length - 1] ?? 0,
      medianCompressed: compressed[compressed.length >> 1] ?? 0,
    },
    exchangedCompressed:
      compressed.reduce((sum, one) => sum + one, 0) +
      provinces.reduce((sum, one) => sum + sizeOf(one).compressed, 0),
    countrySummary: sizeOf(country).plain,
    differences: {
      histogram: wrongBuckets(country, direct),
      standings: wrongPlaces(country, direct),
      ranks,
    },
  };
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
    direct.byPoints[score] = (direct.byPoints[score] ?? 0) + 1;
    return {
      memberId: `e${environment}-${place}`,
      eligible: true,
      segments: place % 3 === 0 ? ['youth'] : [],
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

function wrongBuckets(country: SummaryContent, direct: DirectCount): number {
  const merged = new Map(country.periods.season.histogram);
  return direct.byPoints.reduce(
    (wrong, members, points) => wrong + Number((merged.get(points) ?? 0) !== members),
    0,
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
  const { histogram } = country.periods.season;
  let ranks = 0;
  let rankMs = 0;
  for (let asked = 0; asked < ranksAsked; asked += 1) {
    const points = Math.floor((asked / ranksAsked) * 800);
    const startedAtMs = performance.now();
    const above = membersAbove(histogram, points);
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
