import type { ScoreEntry } from '@contract/score';
import { startOfDay } from '@/copy/time';

const dayMs = 86_400_000;
/** 5 January 1970 was a Monday in Shanghai; weeks start on Mondays. */
const firstMondayMs = startOfDay('19700105');

const weekOf = (atMs: number) => Math.floor((atMs - firstMondayMs) / (7 * dayMs));

/** Points of the last `count` weeks by the day on which they count, the present week last. */
export function pointsByWeek(
  entries: readonly ScoreEntry[],
  nowMs: number,
  count: number,
): number[] {
  const present = weekOf(nowMs);
  const points = new Array<number>(count).fill(0);
  for (const { day, points: added } of entries) {
    const index = count - 1 - (present - weekOf(startOfDay(day)));
    const known = points[index];
    if (known !== undefined) points[index] = known + added;
  }
  return points;
}

/**
 * Weeks in a row in which something was earned, up to the present one. That one may still be empty: nobody has lost a row on a Monday
 * morning. What was taken back does not count.
 */
export function weeksInARow(entries: readonly ScoreEntry[], nowMs: number): number {
  const present = weekOf(nowMs);
  const sums = new Map<number, number>();
  for (const { day, points } of entries) {
    const week = weekOf(startOfDay(day));
    sums.set(week, (sums.get(week) ?? 0) + points);
  }
  const isEarned = (week: number) => (sums.get(week) ?? 0) > 0;
  let week = isEarned(present) ? present : present - 1;
  let row = 0;
  for (; isEarned(week); week -= 1) row += 1;
  return row;
}
