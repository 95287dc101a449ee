import type { Histogram } from './histogram';

/**
 * A histogram as it is kept: one text of rows of equal width, most points first, each the points and all members who have as many
 * or more. A rank is found in it by halving, without reading the rest; as one text it costs a store and the SDK
 * nothing a row, where a thousand numbers are looked at one by one.
 */
export type RankTable = string;

const radix = 36;
const pointsWidth = 5;
const membersWidth = 6;
export const rowWidth = pointsWidth + membersWidth;
/** Weeks may have negative points: what was earned in one can be taken back in the next. */
const bias = radix ** pointsWidth / 2;

/** @throws RangeError beyond 30 million points or two thousand million members, or where points are no whole number */
export function tableOf(histogram: Histogram): RankTable {
  let upToHere = 0;
  return histogram
    .map(([points, members]) => {
      upToHere += members;
      return digits(points + bias, pointsWidth) + digits(upToHere, membersWidth);
    })
    .join('');
}

/** What a table was made of. */
export function histogramIn(table: RankTable): Histogram {
  return Array.from({ length: rowsIn(table) }, (_, row) => [
    pointsIn(table, row),
    membersUpTo(table, row) - membersUpTo(table, row - 1),
  ]);
}

/** Members with more points than these. */
export const membersAbove = (table: RankTable, points: number): number =>
  membersUpTo(table, rowsAbove(table, points) - 1);

/** The lowest score above these points; undefined at the top. */
export function nextScoreAbove(table: RankTable, points: number): number | undefined {
  const above = rowsAbove(table, points);
  return above === 0 ? undefined : pointsIn(table, above - 1);
}

const rowsAbove = (table: RankTable, points: number): number =>
  firstRow(table, (row) => pointsIn(table, row) <= points);

/** The first row of which something holds that holds of all rows behind it too. */
function firstRow(table: RankTable, holds: (row: number) => boolean): number {
  let [from, to] = [0, rowsIn(table)];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

export const rowsIn = (table: RankTable): number => table.length / rowWidth;

export const pointsIn = (table: RankTable, row: number): number =>
  parseInt(table.slice(row * rowWidth, row * rowWidth + pointsWidth), radix) - bias;

const membersUpTo = (table: RankTable, row: number): number =>
  row < 0 ? 0 : parseInt(table.slice(row * rowWidth + pointsWidth, (row + 1) * rowWidth), radix);

function digits(value: number, width: number): string {
  const text = value.toString(radix);
  if (!Number.isInteger(value) || value < 0 || text.length > width)
    throw new RangeError(`${value} does not fit into a table of ranks`);
  return text.padStart(width, '0');
}
