import { View } from '@tarojs/components';
import { Button } from './button';
import { Icon, type IconName } from './icon';
import './empty-state.scss';

export interface EmptyStateProps {
  text: string;
  icon?: IconName;
  action?: string;
  /** Without it there is no button. */
  onAction?: (() => void) | undefined;
}

/** Nothing is there, and that is right: says so, and what to do next where there is something. */
export function EmptyState({ text, icon = 'sprout', action, onAction }: EmptyStateProps) {
  return (
    <View className="empty-state">
      <View className="empty-state__disc">
        <Icon name={icon} className="empty-state__icon" />
      </View>
      <View className="empty-state__text">{text}</View>
      {action && onAction && <Button kind="secondary" text={action} onPress={onAction} />}
    </View>
  );
}
