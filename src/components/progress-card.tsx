import { View } from '@tarojs/components';
import { accessible } from '@/platform/accessibility';
import { Button } from './button';
import { Card } from './card';
import './progress-card.scss';

interface ProgressCardProps {
  /** What is going on. */
  title: string;
  /** 0 to 1; undefined while nobody knows how much there is. */
  share: number | undefined;
  /** How far it has come, in words. */
  text: string;
  stop?: { text: string; onPress: () => void };
  /** It stands in a card already. */
  within?: boolean;
}

/** Long work with its bar, its words and a way to stop it. */
export function ProgressCard(props: ProgressCardProps) {
  const { title, share, text, stop, within = false } = props;
  const percent = share === undefined ? 0 : Math.round(Math.min(1, Math.max(0, share)) * 100);
  const Frame = within ? View : Card;
  return (
    <Frame>
      <View className="progress-card__title">{title}</View>
      <View className="progress-card__track" {...accessible({ role: 'progressbar', label: text })}>
        <View className="progress-card__bar" style={{ width: `${percent}%` }} />
      </View>
      <View className="progress-card__text">{text}</View>
      {stop && <Button kind="quiet" text={stop.text} onPress={stop.onPress} />}
    </Frame>
  );
}
