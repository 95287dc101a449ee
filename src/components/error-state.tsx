import { View } from '@tarojs/components';
import { accessible } from '@/platform/accessibility';
import { common } from '@/copy/common';
import { Button } from './button';
import { Icon } from './icon';
import './empty-state.scss';

export interface ErrorStateProps {
  /** What happened, as a sentence. */
  text: string;
  onRetry?: () => void;
}

/** Nothing could be shown at all. Where older content is shown, a Strip says that it is older. */
export function ErrorState({ text, onRetry }: ErrorStateProps) {
  return (
    <View className="empty-state" {...accessible({ role: 'alert' })}>
      <View className="empty-state__disc empty-state__disc--amber">
        <Icon name="circle-alert" className="empty-state__icon" />
      </View>
      <View className="empty-state__text">{text}</View>
      {onRetry && (
        <Button kind="secondary" icon="refresh-cw" text={common.retry} onPress={onRetry} />
      )}
    </View>
  );
}
