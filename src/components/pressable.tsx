import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { accessible } from '@/platform/accessibility';

export interface PressableProps {
  onPress: () => void;
  className?: string;
  /** Said by a screen reader instead of the content. */
  label?: string;
  role?: 'button' | 'link' | 'tab' | 'switch' | 'radio';
  /** State of a tab, a switch or a radio button. */
  on?: boolean;
  children?: ReactNode;
}

/** Anything that can be tapped and is not a Button. */
export function Pressable({
  onPress,
  className,
  role = 'button',
  label,
  on,
  children,
}: PressableProps) {
  return (
    <View
      className={className ?? ''}
      hoverClass="pressed"
      hoverStayTime={80}
      onClick={onPress}
      {...accessible({ role, ...(label ? { label } : {}), ...(on === undefined ? {} : { on }) })}
    >
      {children}
    </View>
  );
}
