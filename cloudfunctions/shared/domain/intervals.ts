/**
 * Sets of numbers as lists of half-open intervals [from, to): parts of a video, or windows of server time. Every
 * function returns its list ascending and disjoint, with neighbours that touch joined.
 */
export type Span = [from: number, to: number];

/** The union. Empty, reversed and non-finite intervals count as nothing. */
export function mergeIntervals(...lists: readonly (readonly Readonly<Span>[])[]): Span[] {
  const sorted: Span[] = [];
  let isAscending = true;
  for (const list of lists) {
    for (const [from, to] of list) {
      if (!Number.isFinite(from) || !Number.isFinite(to) || to <= from) continue;
      const last = sorted[sorted.length - 1];
      if (last !== undefined && from < last[0]) isAscending = false;
      sorted.push([from, to]);
    }
  }
  // Nearly every list is in order, and asked for at every report.
  if (!isAscending) sorted.sort((a, b) => a[0] - b[0]);
  const merged: Span[] = [];
  for (const span of sorted) {
    const last = merged[merged.length - 1];
    if (last !== undefined && span[0] <= last[1]) last[1] = Math.max(last[1], span[1]);
    else merged.push(span);
  }
  return merged;
}

/** What is in `minuend` and not in `subtrahend`. */
export function subtractIntervals(
  minuend: readonly Readonly<Span>[],
  subtrahend: readonly Readonly<Span>[],
): Span[] {
  const holes = mergeIntervals(subtrahend);
  const rest: Span[] = [];
  for (const [from, to] of mergeIntervals(minuend)) {
    let start = from;
    for (const [holeFrom, holeTo] of holes) {
      if (holeTo <= start) continue;
      if (holeFrom >= to) break;
      if (holeFrom > start) rest.push([start, holeFrom]);
      start = holeTo;
    }
    if (start < to) rest.push([start, to]);
  }
  return rest;
}

/** What is in both. */
export function intersectIntervals(
  left: readonly Readonly<Span>[],
  right: readonly Readonly<Span>[],
): Span[] {
  const others = mergeIntervals(right);
  return mergeIntervals(left).flatMap(([from, to]) =>
    others
      .map(([otherFrom, otherTo]): Span => [Math.max(from, otherFrom), Math.min(to, otherTo)])
      .filter((part) => part[1] > part[0]),
  );
}

/** What of a list lies in [from, to). */
export function clipIntervals(list: readonly Readonly<Span>[], from: number, to: number): Span[] {
  return intersectIntervals(list, [[from, to]]);
}

/** Total length. */
export function measureOf(list: readonly Readonly<Span>[]): number {
  return mergeIntervals(list).reduce((sum, [from, to]) => sum + to - from, 0);
}

/** The list with its smallest gaps closed until it has at most `limit` intervals: a superset in bounded space. */
export function closeSmallestGaps(list: readonly Readonly<Span>[], limit: number): Span[] {
  const merged = mergeIntervals(list);
  if (merged.length <= limit) return merged;
  const gaps = merged
    .slice(1)
    .map(([from], index) => ({ index: index + 1, length: from - (merged[index]?.[1] ?? from) }))
    .sort((a, b) => a.length - b.length || a.index - b.index);
  const closed = new Set(gaps.slice(0, merged.length - limit).map((gap) => gap.index));
  const result: Span[] = [];
  merged.forEach((span, index) => {
    const last = result.at(-1);
    if (last !== undefined && closed.has(index)) last[1] = span[1];
    else result.push([span[0], span[1]]);
  });
  return result;
}
