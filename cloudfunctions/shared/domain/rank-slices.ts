import { pointsIn, rowWidth, rowsIn, type RankTable } from './rank-table';

/**
 * A table of ranks in slices: whoever asks for a rank names the slice by the points alone and reads no other. Each begins with the
 * row above it, so that its own text says how many members have more. Every slice up to the highest points is there, also where
 * nobody has points of it; one that is missing lies above everybody.
 */
export type RankSlices = Record<string, RankTable>;

/** A table as far as it was read: the text in which points are looked up; undefined where that slice was not read. */
export type TableReader = (points: number) => RankTable | undefined;

/** Negative points, which weeks may have, share one slice. */
const BELOW = -1;
/** Up to here slices are equally wide; beyond, sixteen of them double the points: 257 reach as far as a table does. */
const EVEN_UP_TO_LOG = 10;
const IN_AN_OCTAVE_LOG = 4;
const WIDTH_LOG = EVEN_UP_TO_LOG - IN_AN_OCTAVE_LOG;

function numberOf(points: number): number {
  if (points < 0) return BELOW;
  if (points < 2 ** EVEN_UP_TO_LOG) return points >> WIDTH_LOG;
  const octave = 31 - Math.clz32(points);
  const within = (points >> (octave - IN_AN_OCTAVE_LOG)) & (2 ** IN_AN_OCTAVE_LOG - 1);
  return ((octave - EVEN_UP_TO_LOG + 1) << IN_AN_OCTAVE_LOG) + within;
}

const nameOf = (number: number): string => (number === BELOW ? 'below' : `s${number}`);

/** The slice that whole points are looked up in. */
export const sliceAt = (points: number): string => nameOf(numberOf(points));

/** That slice, and those above and below it. */
export function slicesAround(points: number): string[] {
  const number = numberOf(points);
  return [number + 1, number, number - 1].filter((one) => one >= BELOW).map(nameOf);
}

/** A table of ranks cut into slices; each begins with the row before its own, by which the first rank in it is known. */
export function slicesOf(table: RankTable): RankSlices {
  const slices: RankSlices = {};
  const rows = rowsIn(table);
  let from = 0;
  for (let number = rows === 0 ? -Infinity : numberOf(pointsIn(table, 0)); number >= BELOW;) {
    let to = from;
    while (to < rows && numberOf(pointsIn(table, to)) === number) to += 1;
    slices[nameOf(number)] = table.slice(Math.max(0, from - 1) * rowWidth, to * rowWidth);
    from = to;
    number -= 1;
  }
  return slices;
}

/** What slices were made of. */
export function tableIn(slices: RankSlices): RankTable {
  const numberIn = (name: string) => (name === nameOf(BELOW) ? BELOW : Number(name.slice(1)));
  return Object.entries(slices)
    .sort(([a], [b]) => numberIn(b) - numberIn(a))
    .map(([, text], place) => (place === 0 ? text : text.slice(rowWidth)))
    .join('');
}

export const readWhole =
  (table: RankTable): TableReader =>
  () =>
    table;

/** Looks up in the slices that were asked for, of which those above everybody were not found. */
export const readSlices =
  (found: RankSlices, asked: readonly string[]): TableReader =>
  (points) => {
    const name = sliceAt(points);
    return found[name] ?? (asked.includes(name) ? '' : undefined);
  };
