import { View } from '@tarojs/components';
import { useCallback } from 'react';
import type { BalanceAnswer, BranchCourse } from '@contract/balance';
import { Card, Row, SectionTitle, Skeleton, Strip } from '@/components';
import { balanceCopy, balanceEntry } from '@/copy/balance';
import { common } from '@/copy/common';
import { useCachedQuery } from '@/platform/cached-query';
import { openPage } from '@/platform/navigation';
import { fetchBalance } from '../api';
import { balanceHeadline, balanceKey } from '../balance';
import { BranchCard } from './branch-card';
import './balance.scss';

/**
 * On the desk: how all branches stand, in a sentence that leads to the panel; of a single branch its own plot, with the warning that whoever is
 * above sees too. Nothing where nothing is asked.
 */
export function BalanceEntry() {
  const ask = useCallback(() => fetchBalance(undefined, undefined), []);
  const { data, failure, loading, refresh } = useCachedQuery(balanceKey(), ask);
  if (!data) {
    if (!failure || loading) return <Skeleton blocks={['card']} />;
    const again = { action: common.retry, onAction: refresh };
    return <Strip icon="circle-alert" tone="amber" text={balanceEntry.failed} {...again} />;
  }
  if (data.branches === 0) return null;
  const [own] = data.rows;
  return data.branches === 1 && own ? (
    <OwnCourse own={own} answer={data} />
  ) : (
    <Entry answer={data} />
  );
}

function Entry({ answer }: { answer: BalanceAnswer }) {
  const { missed, likely, possible } = answer.marks;
  return (
    <Card flush>
      <Row
        icon={missed + likely > 0 ? 'circle-alert' : 'circle-check'}
        title={`${balanceCopy.balance}：${balanceHeadline(answer)}`}
        detail={possible > 0 ? balanceCopy.possible(possible) : balanceEntry.detail}
        onPress={() => openPage('balance')}
      />
    </Card>
  );
}

function OwnCourse({ own, answer: { week, goal } }: { own: BranchCourse; answer: BalanceAnswer }) {
  return (
    <View>
      <SectionTitle text={balanceEntry.own} />
      <BranchCard {...{ branch: own, week, goal }} />
    </View>
  );
}
