import { View } from '@tarojs/components';
import type { CourseFigures } from '@contract/balance';
import { balanceCopy } from '@/copy/balance';
import { accessible } from '@/platform/accessibility';
import { courseShape, sharesOf } from '../course-shape';
import './course-plot.scss';

interface CoursePlotProps {
  name: string;
  course: CourseFigures;
  week: number;
  goal: number;
  /** Draws attention. */
  marked?: boolean;
  /** What is expected on the last due day, and at least. */
  expected?: { share: number; low: number } | undefined;
}

/** A small plot: what is done week by week as an area, the plan as a line, the goal across, what is expected at the end as a bar. */
export function CoursePlot({ name, course, week, goal, marked, expected }: CoursePlotProps) {
  const shape = courseShape(course, week);
  const { done, due } = sharesOf(course, week);
  return (
    <View
      className="course-plot"
      {...accessible({ role: 'img', label: balanceCopy.plot(name, done, due) })}
    >
      <View
        className={`course-plot__done ${marked ? 'course-plot__done--marked' : ''}`}
        style={{ clipPath: shape.done }}
      />
      <View className="course-plot__goal" style={{ bottom: `${goal * 100}%` }} />
      <View className="course-plot__due" style={{ clipPath: shape.due }} />
      {expected && (
        <View
          className="course-plot__expected"
          style={{
            bottom: `${Math.round(expected.low * 100)}%`,
            top: `${Math.round(100 - expected.share * 100)}%`,
          }}
        />
      )}
    </View>
  );
}

/** What is what in the plots below it. */
export function CourseLegend() {
  return (
    <View className="course-legend">
      {(['done', 'due', 'goal', 'expected'] as const).map((part) => (
        <View key={part} className="course-legend__part">
          <View className={`course-legend__sign course-legend__sign--${part}`} />
          {balanceCopy.legend[part]}
        </View>
      ))}
    </View>
  );
}
