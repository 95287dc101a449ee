import { View } from '@tarojs/components';
import type { RankedBranch } from '@contract/ranking';
import { Tag } from '@/components';
import { common } from '@/copy/common';
import { formatNumber } from '@/copy/numbers';
import { rankingCopy } from '@/copy/ranking';
import { accessible } from '@/platform/accessibility';
import { Moved } from './moved';
import './branch-row.scss';

/** The bar spans index 60 to 140: four standard deviations to either side of the band's mean. */
const barFrom = 60;
const barTo = 140;

export function BranchRow({ row }: { row: RankedBranch }) {
  const index = Math.round(row.index);
  const uncertainty = Math.round(row.uncertainty);
  return (
    <View className={`branch-row ${row.own ? 'branch-row--own' : ''}`}>
      <View className="branch-row__rank">
        {row.rank}
        <Moved places={row.movedUp} />
      </View>
      <View className="branch-row__body">
        <View className="branch-row__line">
          <View className="branch-row__name">{row.name}</View>
          {row.own && <Tag text={rankingCopy.ownBranch} />}
          <View className="branch-row__index">{index}</View>
        </View>
        <View
          className="branch-row__bar"
          style={{ background: barOf(row.index, row.uncertainty) }}
          {...accessible({
            role: 'img',
            label: rankingCopy.indexOf(row.name, row.rank, index, uncertainty),
          })}
        />
        <View className="branch-row__facts">
          {common.listOf(
            rankingCopy.memberCount(row.memberCount),
            rankingCopy.meanAndTotal(formatNumber(row.meanPoints), formatNumber(row.totalPoints)),
          )}
        </View>
      </View>
    </View>
  );
}

/** Light where the index may lie (one standard error), dark at its best estimate. */
function barOf(index: number, uncertainty: number): string {
  const low = positionOf(index - uncertainty);
  const high = positionOf(index + uncertainty);
  const at = positionOf(index);
  return (
    `linear-gradient(90deg, var(--hairline) ${low}%, var(--range) ${low}%, var(--range) ${at - 1}%, ` +
    `var(--ink-2) ${at - 1}%, var(--ink-2) ${at + 1}%, var(--range) ${at + 1}%, ` +
    `var(--range) ${high}%, var(--hairline) ${high}%)`
  );
}

function positionOf(index: number): number {
  const share = (index - barFrom) / (barTo - barFrom);
  return Math.round(Math.min(0.99, Math.max(0.01, share)) * 100);
}
