import { View } from '@tarojs/components';
import { AsOf } from '@/components';
import { accessible } from '@/platform/accessibility';

export interface ListHeadProps {
  text: string;
  /** The time that the list stands for. */
  asOfMs?: number;
}

export function ListHead({ text, asOfMs }: ListHeadProps) {
  return (
    <View className="ranking-list__head">
      <View className="ranking-list__title" {...accessible({ role: 'heading', level: 2 })}>
        {text}
      </View>
      {asOfMs !== undefined && <AsOf atMs={asOfMs} />}
    </View>
  );
}
