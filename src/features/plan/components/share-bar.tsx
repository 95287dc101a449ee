import { View } from '@tarojs/components';
import { Parts, Pressable } from '@/components';
import { planDeskCopy } from '@/copy/plan';
import { percentOf } from '../timeline';
import './plan.scss';

export interface ShareBarProps {
  title: string;
  /** Undefined where nothing is known yet: then nothing is drawn either. */
  figures: { done: number; asked: number } | undefined;
  detail?: string;
  onPress?: () => void;
}

/** A name, a figure and a bar of the same; the figure says it to who does not see the bar. */
export function ShareBar({ title, figures, detail, onPress }: ShareBarProps) {
  const words = figures ? planDeskCopy.count(figures.done, figures.asked) : planDeskCopy.uncounted;
  const percent = figures ? percentOf(figures) : 0;
  const content = (
    <View className="share-bar__body">
      <View className="share-bar__words">
        <View className="share-bar__title">{title}</View>
        <View className="share-bar__figure">{figures ? `${percent}%` : words}</View>
      </View>
      {figures && (
        <View
          className="share-bar__bar"
          style={{
            background: `linear-gradient(90deg, var(--green) ${percent}%, var(--sunk) 0)`,
          }}
        />
      )}
      {figures && <Parts className="share-bar__detail" text={detail ?? words} />}
    </View>
  );
  if (!onPress) return <View className="share-bar">{content}</View>;
  return (
    <Pressable className="share-bar leads" onPress={onPress}>
      {content}
    </Pressable>
  );
}
