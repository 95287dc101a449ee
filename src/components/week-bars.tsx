import { View } from '@tarojs/components';
import { accessible } from '@/platform/accessibility';
import './week-bars.scss';

/** Width of a bar as a share of the chart, in percent. */
const barWidth = 8;

export interface WeekBarsProps {
  /** Of each week, the present one last. */
  values: readonly number[];
  /** The same in words. */
  label: string;
  /** What stands below the first and the last. */
  ends: readonly [first: string, last: string];
}

/** A bar a week: one element whose bars are layers of its background. Nothing where there is nothing to show. */
export function WeekBars({ values, label, ends }: WeekBarsProps) {
  const most = Math.max(...values);
  if (most <= 0) return null;
  const bars = values.map((value, index) => barOf(value / most, index, values.length - 1));
  return (
    <View className="week-bars">
      <View
        className="week-bars__chart"
        style={{ background: bars.join(',') }}
        {...accessible({ role: 'img', label })}
      />
      <View className="week-bars__ends">
        {ends.map((text) => (
          <View key={text}>{text}</View>
        ))}
      </View>
    </View>
  );
}

/** One layer: a bar from the ground up; the present week dark, an empty week a line on the ground. */
function barOf(share: number, index: number, last: number): string {
  const colour = index === last ? 'var(--green)' : 'var(--range)';
  const height = Math.max(3, Math.round(share * 100));
  const left = Math.round((index / last) * 1000) / 10;
  return `linear-gradient(${colour}, ${colour}) ${left}% 100% / ${barWidth}% ${height}% no-repeat`;
}
