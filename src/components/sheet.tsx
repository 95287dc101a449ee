import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { accessible } from '@/platform/accessibility';
import { common } from '@/copy/common';
import { Icon } from './icon';
import { Pressable } from './pressable';
import './sheet.scss';

export interface SheetProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** A panel from the bottom over the page. Rendered only while it is open. */
export function Sheet({ title, onClose, children }: SheetProps) {
  return (
    <View className="sheet">
      <View className="sheet__veil" onClick={onClose} />
      <View className="sheet__panel" {...accessible({ role: 'dialog', label: title })}>
        <View className="sheet__head">
          <View className="sheet__title" {...accessible({ role: 'heading', level: 2 })}>
            {title}
          </View>
          <Pressable className="sheet__close" onPress={onClose} label={common.close}>
            <Icon name="x" />
          </Pressable>
        </View>
        <View className="sheet__body">{children}</View>
      </View>
    </View>
  );
}
