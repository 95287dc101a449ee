/**
 * How many members have how many points: pairs [points, members], most points first, no pair empty. Adding histograms
 * of disjoint groups gives the histogram of the union, which is what lets rankings be summed up a tree.
 */
export type Histogram = [points: number, members: number][];

/** The histogram of a list of points. */
export function histogramOf(points: readonly number[]): Histogram {
  return fromCounts(points.map((value): [number, number] => [value, 1]));
}

/** The histogram of the union of disjoint groups. */
export function addHistograms(parts: readonly Histogram[]): Histogram {
  return fromCounts(parts.flat());
}

function fromCounts(pairs: readonly (readonly [number, number])[]): Histogram {
  const counts = new Map<number, number>();
  for (const [points, members] of pairs) counts.set(points, (counts.get(points) ?? 0) + members);
  return [...counts].sort(([a], [b]) => b - a);
}
