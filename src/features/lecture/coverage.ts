import type { Interval, PlayedInterval } from '@contract/lecture';

/** Gaps up to this long close themselves: a cut between two reports must not leave a stripe unplayed. */
const seamSeconds = 0.3;

/** The union of intervals, in order and apart from one another. */
export function mergedIntervals(intervals: readonly Interval[]): Interval[] {
  const ordered = [...intervals].sort((a, b) => a[0] - b[0]);
  const merged: Interval[] = [];
  for (const [from, to] of ordered) {
    const last = merged[merged.length - 1];
    if (last && from <= last[1] + seamSeconds) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** What is known as played: what the server has answered, and what was played since and is on its way. */
export function playedSoFar(
  covered: readonly Interval[],
  played: readonly PlayedInterval[],
): Interval[] {
  return mergedIntervals([
    ...covered,
    ...played.map((one): Interval => [one.fromSeconds, one.toSeconds]),
  ]);
}

/** The share of a lecture that intervals cover, 0 to 1. */
export function shareOf(intervals: readonly Interval[], durationSeconds: number): number {
  if (durationSeconds <= 0) return 0;
  const seconds = intervals.reduce(
    (sum, [from, to]) => sum + Math.min(to, durationSeconds) - from,
    0,
  );
  return Math.min(1, Math.max(0, seconds / durationSeconds));
}

/** Played parts as the colour stops of one CSS gradient from the lecture's beginning to its end. */
export function gradientOf(
  intervals: readonly Interval[],
  durationSeconds: number,
  played: string,
  rest: string,
): string {
  const percent = (seconds: number) => `${((seconds / durationSeconds) * 100).toFixed(2)}%`;
  const stops = intervals.flatMap(([from, to]) => [
    `${rest} ${percent(from)}`,
    `${played} ${percent(from)}`,
    `${played} ${percent(to)}`,
    `${rest} ${percent(to)}`,
  ]);
  return `linear-gradient(to right, ${[`${rest} 0%`, ...stops, `${rest} 100%`].join(', ')})`;
}
