import { View } from '@tarojs/components';
import type { MemberRankingAnswer } from '@contract/ranking';
import { Button, Card, EmptyState, QueryView, Strip } from '@/components';
import { rankingCopy } from '@/copy/ranking';
import { type MemberRankingChoice, useMemberRanking } from '../use-member-ranking';
import { ListHead } from './list-head';
import { MemberRows } from './member-rows';
import { OwnCard } from './own-card';

/** The own place first, its neighbours where they are not on the first page, then the list. */
export function MemberRanking(choice: MemberRankingChoice) {
  const ranking = useMemberRanking(choice);
  return (
    <QueryView query={ranking.query} skeleton={['card', 'tall', 'tall']}>
      {(answer) =>
        answer.rows.length === 0 ? (
          <EmptyState icon="trophy" text={rankingCopy.empty} />
        ) : (
          <Lists answer={answer} ranking={ranking} withBranch={choice.scope !== 'branch'} />
        )
      }
    </QueryView>
  );
}

interface ListsProps {
  answer: MemberRankingAnswer;
  ranking: ReturnType<typeof useMemberRanking>;
  withBranch: boolean;
}

function Lists({ answer, ranking, withBranch }: ListsProps) {
  const rows = [...answer.rows, ...ranking.furtherRows];
  const ownIsListed = rows.some((row) => row.own);
  return (
    <View>
      {answer.own && <OwnCard own={answer.own} />}
      {!ownIsListed && answer.neighbours.length > 0 && (
        <View className="ranking-list">
          <ListHead
            text={
              answer.neighboursApproximate ? rankingCopy.neighboursNear : rankingCopy.neighbours
            }
          />
          <Card flush>
            <MemberRows rows={answer.neighbours} withBranch={withBranch} />
          </Card>
        </View>
      )}
      <View className="ranking-list">
        <ListHead text={rankingCopy.list} asOfMs={answer.asOfMs} />
        <Card flush>
          <MemberRows rows={rows} withBranch={withBranch} />
          <More ranking={ranking} />
        </Card>
      </View>
    </View>
  );
}

function More({ ranking }: { ranking: ReturnType<typeof useMemberRanking> }) {
  if (!ranking.hasMore) return null;
  return (
    <View className="ranking-list__more">
      {ranking.moreFailure && <Strip icon="cloud-off" tone="amber" text={rankingCopy.moreFailed} />}
      <Button
        kind="quiet"
        text={rankingCopy.more}
        busy={ranking.reading}
        onPress={ranking.readMore}
      />
    </View>
  );
}
