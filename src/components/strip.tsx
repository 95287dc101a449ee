import { View } from '@tarojs/components';
import { accessible } from '@/platform/accessibility';
import { Button } from './button';
import { Icon, type IconName } from './icon';
import './strip.scss';

export interface StripProps {
  text: string;
  icon: IconName;
  /** Neutral for what waits by itself, amber for what needs attention. */
  tone?: 'neutral' | 'amber';
  action?: string;
  onAction?: () => void;
}

/** A line across the top of the content: offline, queued, not up to date. */
export function Strip({ text, icon, tone = 'neutral', action, onAction }: StripProps) {
  return (
    <View className={`strip strip--${tone}`} {...accessible({ role: 'status' })}>
      <Icon name={icon} className="strip__icon" />
      <View className="strip__text">{text}</View>
      {action && onAction && <Button kind="quiet" compact text={action} onPress={onAction} />}
    </View>
  );
}
