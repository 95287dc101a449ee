import { View } from '@tarojs/components';
import './tag.scss';

export interface TagProps {
  text: string;
  /** Green: done. Amber: attend to this. Honour: frozen awards only. */
  tone?: 'neutral' | 'green' | 'amber' | 'honour';
}

export function Tag({ text, tone = 'neutral' }: TagProps) {
  return <View className={`tag tag--${tone}`}>{text}</View>;
}
