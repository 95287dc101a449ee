import { View } from '@tarojs/components';
import { WeekBars } from '@/components/week-bars';
import { branchCopy } from '@/copy/branch';

/** Points of the whole branch in the last weeks. */
export function BranchWeeks({ weeks }: { weeks: readonly number[] | undefined }) {
  // What was kept on the phone before the server told of weeks.
  if (!weeks) return null;
  // A single bar compares nothing; it would be as high as the chart, whatever it stands for.
  if (weeks.length < 2) return <View>{branchCopy.firstWeek(weeks[0] ?? 0)}</View>;
  return (
    <WeekBars values={weeks} label={branchCopy.weekBars(weeks)} ends={branchCopy.weekEnds(weeks)} />
  );
}
