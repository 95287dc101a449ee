import { View } from '@tarojs/components';
import type { BranchRankingAnswer, RankedBranch } from '@contract/ranking';
import type { RankingPeriod } from '@contract/vocabulary';
import { Card, EmptyState, QueryView, Strip } from '@/components';
import { common } from '@/copy/common';
import { rankingCopy } from '@/copy/ranking';
import { useBranchRanking, type BranchScope } from '../use-branch-ranking';
import { BranchRow } from './branch-row';
import { ListHead } from './list-head';

interface BranchRankingProps {
  scope: BranchScope;
  period: RankingPeriod;
}

/** Branches by band of size, the own band first: comparing like with like. */
export function BranchRanking({ scope, period }: BranchRankingProps) {
  const query = useBranchRanking(scope, period);
  return (
    <QueryView query={query} skeleton={['card', 'tall', 'tall']}>
      {(answer) =>
        answer.rows.length === 0 ? (
          <EmptyState icon="trophy" text={rankingCopy.empty} />
        ) : (
          <Bands answer={answer} />
        )
      }
    </QueryView>
  );
}

function Bands({ answer }: { answer: BranchRankingAnswer }) {
  return (
    <View>
      <View className="ranking-list__note ranking-list__note--first">
        {rankingCopy.ranksAcrossBands}
      </View>
      <View className="ranking-list__note ranking-list__note--first">
        {rankingCopy.indexExplained}
      </View>
      {answer.missing > 0 && <Strip icon="circle-alert" tone="amber" text={common.incomplete} />}
      {bandsOf(answer.rows).map(({ band, rows }, position) => (
        <View key={band} className="ranking-list">
          <ListHead
            text={rankingCopy.sizeBandOf(rankingCopy.sizeBands[band])}
            {...(position === 0 ? { asOfMs: answer.asOfMs } : {})}
          />
          <Card flush>
            {rows.map((row) => (
              <BranchRow key={row.branchId} row={row} />
            ))}
          </Card>
          {band === 'small' && (
            <View className="ranking-list__note">{rankingCopy.smallBranch}</View>
          )}
        </View>
      ))}
    </View>
  );
}

interface Band {
  band: RankedBranch['sizeBand'];
  rows: RankedBranch[];
}

/** Rows by band, in the order of the answer within each; the band of the own branch first, then from large to small. */
function bandsOf(rows: readonly RankedBranch[]): Band[] {
  const ownBand = rows.find((row) => row.own)?.sizeBand;
  const order: Band['band'][] = ['large', 'medium', 'small'];
  return order
    .map((band) => ({ band, rows: rows.filter((row) => row.sizeBand === band) }))
    .filter(({ rows: members }) => members.length > 0)
    .sort((a, b) => Number(b.band === ownBand) - Number(a.band === ownBand));
}
