import { View } from '@tarojs/components';
import type { LecturesInsight } from '@contract/insight';
import { AsOf } from '@/components';
import { insightCopy } from '@/copy/insight';
import './insight.scss';

type Where = Pick<LecturesInsight, 'branches' | 'countedAtMs'>;

/** Of whom all this is, and of when. */
export function Place({ insight, name }: { insight: Where; name: string }) {
  const { branches, countedAtMs } = insight;
  return (
    <View>
      <View className="insight__name">{name}</View>
      {branches && (
        <View className="insight__fact">
          {insightCopy.branches(branches.counted, branches.all)}
        </View>
      )}
      {countedAtMs !== undefined && <AsOf atMs={countedAtMs} />}
    </View>
  );
}
