import { View } from '@tarojs/components';
import type { OwnRank } from '@contract/ranking';
import { Card, Numeral } from '@/components';
import { common } from '@/copy/common';
import { rankingCopy } from '@/copy/ranking';
import { Moved } from './moved';
import './own-card.scss';

/** 「第 128 名 · 356 分 · 距前一名 3 分」, pinned above every list. */
export function OwnCard({ own }: { own: OwnRank }) {
  return (
    <Card className="own-card">
      <View className="own-card__part">
        <View className="own-card__caption">{rankingCopy.own}</View>
        <View className="own-card__figure">
          {rankingCopy.place}
          <Numeral size="small" value={own.rank} unit={rankingCopy.placeUnit} />
        </View>
        <View className="own-card__caption">{rankingCopy.ofTotal(own.total)}</View>
        <Moved places={own.movedUp} spelled />
      </View>
      <View className="own-card__part own-card__part--end">
        <View className="own-card__caption">{rankingCopy.points}</View>
        <Numeral size="small" value={own.points} unit={common.points} />
        <View className="own-card__caption">
          {own.toNext === undefined ? rankingCopy.top : rankingCopy.toNext(own.toNext)}
        </View>
      </View>
    </Card>
  );
}
