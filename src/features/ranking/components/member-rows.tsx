import type { RankedMember } from '@contract/ranking';
import { View } from '@tarojs/components';
import { formatNumber } from '@/copy/numbers';
import './member-rows.scss';

export interface MemberRowsProps {
  rows: RankedMember[];
  withBranch: boolean;
}

/** Rows of a ranking of members. The mini-program draws them natively (member-rows.weapp.tsx). */
export function MemberRows({ rows, withBranch }: MemberRowsProps) {
  return rows.map((row, index) => (
    <View key={index} className={row.own ? 'rank-row rank-row--own' : 'rank-row'}>
      <View className="rank-row__rank">{row.rank}</View>
      <View className="rank-row__who">
        {row.name}
        {withBranch && <View className="rank-row__branch">{row.branchName}</View>}
      </View>
      <View className="rank-row__points">{formatNumber(row.points)}</View>
    </View>
  ));
}
