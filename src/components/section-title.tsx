import { View } from '@tarojs/components';
import { accessible } from '@/platform/accessibility';
import { Pressable } from './pressable';
import './section-title.scss';

export interface SectionTitleProps {
  text: string;
  /** Words that lead to the whole of what the section shows a part of. */
  more?: string;
  onMore?: () => void;
}

export function SectionTitle({ text, more, onMore }: SectionTitleProps) {
  return (
    <View className="section-title">
      <View className="section-title__text" {...accessible({ role: 'heading', level: 2 })}>
        {text}
      </View>
      {more && onMore && (
        <Pressable
          className="section-title__more leads"
          onPress={onMore}
          label={`${text}，${more}`}
        >
          {more}
        </Pressable>
      )}
    </View>
  );
}
