import { membersAbove, membersIn, nextScoreAbove, pointsAt, type RankTable } from './rank-table';
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

/** The ranks of a list that begins at the first place. */
export function ranked(standings: readonly Standing[]): RankedStanding[] {
  let rank = 1;
  let pointsAbove: number | undefined;
  return standings.map((standing, place) => {
    if (standing.points !== pointsAbove) rank = place + 1;
    pointsAbove = standing.points;
    return { ...standing, rank };
  });
}

/** A list as far as it was read. */
export interface ReadList {
  table: RankTable;
  /** Places that are kept; at most as many as members. */
  listed: number;
  /** The place before the first of these, and these in order. */
  from: number;
  standings: readonly Standing[];
}

/** One page of a list and where the next one begins, if there is one. */
export function pageOf(
  { table, listed, from, standings }: ReadList,
  offset: number,
): { rows: RankedStanding[]; nextOffset: number | undefined } {
  const end = offset + pageLength;
  return {
    rows: standings
      .slice(offset - from, end - from)
      .map((one) => ({ ...one, rank: membersAbove(table, one.points) + 1 })),
    nextOffset: end < listed ? end : undefined,
  };
}

/** Whether somebody with these points may stand on a list: then all of it has to be read, since the score may have grown since. */
export function mayBeListed(
  { table, listed }: Pick<ReadList, 'table' | 'listed'>,
  points: number,
): boolean {
  const last = pointsAt(table, listed);
  return listed > 0 && last !== undefined && points >= last;
}

/**
 * A member's own place. In the list it is the place that everybody sees there; beyond the list it is told by the table from the
 * member's points of this moment, which costs the same for any number of members.
 */
export function ownPlaceOf(
  { table, standings }: Pick<ReadList, 'table' | 'standings'>,
  memberId: string,
  pointsNow: number,
): OwnPlace {
  const points = standings.find((one) => one.memberId === memberId)?.points ?? pointsNow;
  const rank = membersAbove(table, points) + 1;
  const next = nextScoreAbove(table, points);
  return {
    rank,
    points,
    toNext: next === undefined ? undefined : next - points,
    // A member who joined a moment ago may not have been counted yet.
    total: Math.max(membersIn(table), rank),
  };
}

/**
 * Places that a member has gained since the week began, by the scores of then and now; undefined for who had no points then, since
 * among many with none a first place means nothing.
 */
export function placesGained(
  rankNow: number,
  pointsAtWeekStart: number,
  weekStart: RankTable,
): number | undefined {
  if (pointsAtWeekStart <= 0) return undefined;
  return membersAbove(weekStart, pointsAtWeekStart) + 1 - rankNow;
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
  table: RankTable,
): RankedStanding[] {
  const rankedByNow = (one: Standing): RankedStanding => ({
    ...one,
    rank: membersAbove(table, one.points) + 1,
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
