import { View } from '@tarojs/components';
import type { ScoreEntry } from '@contract/score';
import { scoreCopy } from '@/copy/score';
import { accessible } from '@/platform/accessibility';
import { pointsByWeek } from '../weeks';
import './week-bars.scss';

const weeks = 8;
/** Width of a bar as a share of the chart, in percent. */
const barWidth = 8;

export interface WeekBarsProps {
  entries: readonly ScoreEntry[];
  nowMs: number;
}

/** Points of the last eight weeks: one element whose bars are layers of its background. */
export function WeekBars({ entries, nowMs }: WeekBarsProps) {
  const points = pointsByWeek(entries, nowMs, weeks);
  const most = Math.max(...points);
  if (most <= 0) return null;
  return (
    <View className="week-bars">
      <View
        className="week-bars__chart"
        style={{ background: points.map((value, index) => barOf(value / most, index)).join(',') }}
        {...accessible({ role: 'img', label: scoreCopy.weekBars(points) })}
      />
      <View className="week-bars__ends">
        <View>{scoreCopy.weeksAgo(weeks - 1)}</View>
        <View>{scoreCopy.thisWeek(points[weeks - 1] ?? 0)}</View>
      </View>
    </View>
  );
}

/** One layer: a bar from the ground up; the present week dark, an empty week a line on the ground. */
function barOf(share: number, index: number): string {
  const colour = index === weeks - 1 ? 'var(--green)' : 'var(--range)';
  const height = Math.max(3, Math.round(share * 100));
  const left = Math.round((index / (weeks - 1)) * 1000) / 10;
  return `linear-gradient(${colour}, ${colour}) ${left}% 100% / ${barWidth}% ${height}% no-repeat`;
}
