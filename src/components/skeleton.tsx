import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { accessible } from '@/platform/accessibility';
import { common } from '@/copy/common';
import './skeleton.scss';

/** Before this much time a skeleton would only flash. */
const patienceMs = 300;

export interface SkeletonProps {
  /** The blocks from top to bottom. */
  blocks: ('line' | 'card' | 'tall')[];
}

/** Grey blocks in the shape of what is coming, once waiting has become noticeable. */
export function Skeleton({ blocks }: SkeletonProps) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  return (
    <View {...accessible({ role: 'status', label: common.loading })}>
      {blocks.map((block, index) => (
        <View key={index} className={`skeleton skeleton--${block}`} />
      ))}
    </View>
  );
}
