import type { TableReader } from './rank-slices';
import { membersAbove, nextScoreAbove, type RankTable } from './rank-table';
import type { Standing } from './summary';

export interface RankedStanding extends Standing {
  /** 1 + members with more points: 1, 2, 2, 4. */
  rank: number;
}

export interface OwnPlace {
  rank: number;
  points: number;
  /** Points missing to the next higher score; undefined at the top. */
  toNext: number | undefined;
  /** Members ranked. */
  total: number;
}

/** Rows of a ranking on one page. */
export const pageLength = 50;
/** Rows shown above and below the caller. */
const reach = 2;

/** The ranks of a list, or of a part of one: of what stands behind a place, with the rank of its first row. */
export function ranked(
  standings: readonly Standing[],
  { from, firstRank }: Pick<ReadList, 'from' | 'firstRank'> = { from: 0, firstRank: 1 },
): RankedStanding[] {
  let rank = firstRank;
  let pointsAbove = standings[0]?.points;
  return standings.map((standing, place) => {
    if (standing.points !== pointsAbove) rank = from + place + 1;
    pointsAbove = standing.points;
    return { ...standing, rank };
  });
}

/** A list as far as it was read. */
export interface ReadList {
  /** Places that are kept; at most as many as members. */
  listed: number;
  /** The place before the first of these, the rank of the first, and these in order. */
  from: number;
  firstRank: number;
  standings: readonly Standing[];
}

/** One page of a list and where the next one begins, if there is one. */
export function pageOf(
  list: ReadList,
  offset: number,
): { rows: RankedStanding[]; nextOffset: number | undefined } {
  const end = offset + pageLength;
  return {
    rows: ranked(list.standings, list).slice(offset - list.from, end - list.from),
    nextOffset: end < list.listed ? end : undefined,
  };
}

/** Whether somebody with these points may stand on a list: then all of it has to be read, since the score may have grown since. */
export const mayBeListed = (
  { listed, least }: { listed: number; least?: number | undefined },
  points: number,
): boolean => listed > 0 && (least === undefined || points >= least);

/** A ranking as far as it says somebody's place: the list, where the member may stand on it, the table and all members counted. */
export interface PlaceSource {
  standings: readonly Standing[];
  table: TableReader;
  members: number;
}

/**
 * A member's own place. In the list it is the place that everybody sees there; beyond the list it is told by the table from the
 * member's points of this moment, which costs the same for any number of members.
 */
export function ownPlaceOf(
  { standings, table, members }: PlaceSource,
  memberId: string,
  pointsNow: number,
): OwnPlace {
  const listed = ranked(standings).find((one) => one.memberId === memberId);
  const points = listed?.points ?? pointsNow;
  const rank = listed?.rank ?? rankIn(table, points);
  // The first of equal rank stands right behind the next higher score.
  const next = listed
    ? standings[listed.rank - 2]?.points
    : nextScoreAbove(textAt(table, points), points);
  return {
    rank,
    points,
    toNext: next === undefined ? undefined : next - points,
    // A member who joined a moment ago may not have been counted yet.
    total: Math.max(members, rank),
  };
}

const rankIn = (table: TableReader, points: number): number =>
  membersAbove(textAt(table, points), points) + 1;

function textAt(table: TableReader, points: number): RankTable {
  const text = table(points);
  if (text === undefined) throw new RangeError(`the ranks around ${points} points were not read`);
  return text;
}

/**
 * Places that a member has gained since the week began, by the scores of then and now; undefined for who had no points then, since
 * among many with none a first place means nothing.
 */
export function placesGained(
  rankNow: number,
  pointsAtWeekStart: number,
  weekStart: TableReader,
): number | undefined {
  if (pointsAtWeekStart <= 0) return undefined;
  return rankIn(weekStart, pointsAtWeekStart) - rankNow;
}

/** The rows around a member, the own one among them; undefined when the member stands beyond the list. */
export function neighboursOf(
  standings: readonly Standing[],
  memberId: string,
): RankedStanding[] | undefined {
  const place = standings.findIndex((one) => one.memberId === memberId);
  if (place < 0) return undefined;
  return ranked(standings).slice(Math.max(0, place - reach), place + reach + 1);
}

/** Rows shown above and below a caller who stands beyond the list. */
export const reachBeyondList = 3;

/**
 * The rows around a caller beyond the list: the others as their records stand now, each with the rank that its points have in the
 * summary. Near enough to know whom one could catch up with, and marked as such.
 */
export function neighboursBeyond(
  own: RankedStanding,
  others: { above: readonly Standing[]; below: readonly Standing[] },
  table: TableReader,
): RankedStanding[] {
  const rankedByNow = (one: Standing): RankedStanding => ({
    ...one,
    rank: rankIn(table, one.points),
  });
  return [...[...others.above].reverse().map(rankedByNow), own, ...others.below.map(rankedByNow)];
}

/**
 * Orders the rows of one page whose points and time are equal by name. The lists hold no names, so
 * between two pages such rows stand in the order of their ids; a page's set of rows is the same either way.
 */
export function orderTiesByName<Row extends RankedStanding & { name: string }>(
  rows: readonly Row[],
): Row[] {
  const byName = new Intl.Collator('zh-Hans-CN');
  return [...rows].sort(
    (a, b) =>
      b.points - a.points || a.reachedAtMs - b.reachedAtMs || byName.compare(a.name, b.name),
  );
}
