import type { ScoreEntry } from '@contract/score';
import { WeekBars } from '@/components/week-bars';
import { scoreCopy } from '@/copy/score';
import { pointsByWeek } from '../weeks';

const weeks = 8;

export interface OwnWeeksProps {
  entries: readonly ScoreEntry[];
  nowMs: number;
}

/** Points of the last eight weeks. */
export function OwnWeeks({ entries, nowMs }: OwnWeeksProps) {
  const points = pointsByWeek(entries, nowMs, weeks);
  return (
    <WeekBars
      values={points}
      label={scoreCopy.weekBars(points)}
      ends={[scoreCopy.weeksAgo(weeks - 1), scoreCopy.thisWeek(points[weeks - 1] ?? 0)]}
    />
  );
}
