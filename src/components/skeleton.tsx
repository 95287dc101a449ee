import { View } from '@tarojs/components';
import { accessible } from '@/platform/accessibility';
import { common } from '@/copy/common';
import './skeleton.scss';

export interface SkeletonProps {
  /** The blocks from top to bottom. */
  blocks: ('line' | 'card' | 'tall')[];
}

/** Grey blocks in the shape of what is coming, once waiting has become noticeable: the style lets them appear then. */
export function Skeleton({ blocks }: SkeletonProps) {
  return (
    <View {...accessible({ role: 'status', label: common.loading })}>
      {blocks.map((block, index) => (
        <View key={index} className={`skeleton skeleton--${block}`} />
      ))}
    </View>
  );
}
