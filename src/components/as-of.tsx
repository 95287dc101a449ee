import { View } from '@tarojs/components';
import { common } from '@/copy/common';
import { clockTimeOf } from '@/copy/time';
import './as-of.scss';

export interface AsOfProps {
  /** The server time that the content stands for. */
  atMs: number;
}

/** 「截至 14:05」: what is shown was true then. */
export function AsOf({ atMs }: AsOfProps) {
  return <View className="as-of">{common.asOf(clockTimeOf(atMs))}</View>;
}
