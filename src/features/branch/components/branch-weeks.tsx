import { WeekBars } from '@/components/week-bars';
import { branchCopy } from '@/copy/branch';

/** Points of the whole branch in the last weeks. */
export function BranchWeeks({ weeks }: { weeks: readonly number[] | undefined }) {
  // What was kept on the phone before the server told of weeks.
  if (!weeks) return null;
  return (
    <WeekBars values={weeks} label={branchCopy.weekBars(weeks)} ends={branchCopy.weekEnds(weeks)} />
  );
}
