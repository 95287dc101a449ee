import { View } from '@tarojs/components';
import type { RankedMember } from '@contract/ranking';
import { formatNumber } from '@/components';
import './member-row.scss';

export interface MemberRowProps {
  row: RankedMember;
  withBranch: boolean;
}

/** Kept to few elements: fifty of these are sent to the screen at once. */
export function MemberRow({ row, withBranch }: MemberRowProps) {
  return (
    <View className={row.own ? 'rank-row rank-row--own' : 'rank-row'}>
      <View className="rank-row__rank">{row.rank}</View>
      <View className="rank-row__who">
        {row.name}
        {withBranch && <View className="rank-row__branch">{row.branchName}</View>}
      </View>
      <View className="rank-row__points">{formatNumber(row.points)}</View>
    </View>
  );
}
