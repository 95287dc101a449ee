import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Pressable } from './pressable';
import './card.scss';

export interface CardProps {
  children: ReactNode;
  /** Makes the whole card a button, which is called what stands on it. */
  onPress?: () => void;
  className?: string;
  /** Without the inner margin, for lists of rows. */
  flush?: boolean;
}

export function Card({ children, onPress, className = '', flush = false }: CardProps) {
  const classes = ['card', flush ? 'card--flush' : '', className].filter(Boolean).join(' ');
  if (!onPress) return <View className={classes}>{children}</View>;
  return (
    <Pressable className={classes} onPress={onPress}>
      {children}
    </Pressable>
  );
}
