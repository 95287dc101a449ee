import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { BalanceAnswer } from '@contract/balance';
import { AsOf, Card, EmptyState, Numeral, QueryView, Segmented, Strip } from '@/components';
import { balanceCopy } from '@/copy/balance';
import { useCachedQuery } from '@/platform/cached-query';
import { openPage, pageParameter } from '@/platform/navigation';
import { fetchBalance } from '../api';
import { balanceHeadline, balanceKey } from '../balance';
import { BalanceLists } from './balance-lists';
import { ChangeGoal } from './change-goal';
import { ChooseOwner } from './choose-owner';
import './balance.scss';

/** The panel of balance: who is likely to miss the goal, how evenly branches progress, and a small plot of each. */
export function BalancePanel() {
  const [organisationId, setOrganisationId] = useState(() => pageParameter('organisation'));
  const [by, setBy] = useState<BalanceAnswer['by']>();
  const ask = useCallback(() => fetchBalance(organisationId, by), [organisationId, by]);
  const query = useCachedQuery(balanceKey(organisationId, by), ask);
  const choose = (id: string) => {
    setBy(undefined);
    setOrganisationId(id);
  };
  return (
    <QueryView query={query} skeleton={['line', 'card', 'tall', 'tall']}>
      {(answer) => (
        <View className="balance">
          <ChooseOwner name={answer.organisationName} owners={answer.owners} onChosen={choose} />
          {answer.branches === 0 ? (
            <EmptyState
              icon="calendar-days"
              text={balanceCopy.empty}
              action={balanceCopy.toPlan}
              onAction={() => openPage('planDesk')}
            />
          ) : (
            <>
              <Head answer={answer} onGoal={query.refresh} />
              {answer.hasParts && (
                <Segmented
                  label={balanceCopy.by}
                  options={(['parts', 'branches'] as const).map((value) => ({
                    ...{ value, text: balanceCopy.byOptions[value] },
                  }))}
                  value={answer.by}
                  onChange={setBy}
                />
              )}
              <BalanceLists key={`${answer.by} ${answer.organisationId}`} first={answer} />
            </>
          )}
        </View>
      )}
    </QueryView>
  );
}

function Head({ answer, onGoal }: { answer: BalanceAnswer; onGoal: () => void }) {
  const { organisationName, balance, goal, marks, waiting, asOfMs } = answer;
  return (
    <>
      <View>
        <View className="balance__small">{organisationName}</View>
        <View className="balance__headline">{balanceHeadline(answer)}</View>
        {marks.possible > 0 && <View>{balanceCopy.possible(marks.possible)}</View>}
        {marks.reached > 0 && <View>{balanceCopy.reached(marks.reached)}</View>}
        <View className="balance__small">{balanceCopy.goal(goal)}</View>
        {answer.maySetGoal && <ChangeGoal goal={goal} onDone={onGoal} />}
      </View>
      {asOfMs === 0 && <Strip icon="circle-alert" tone="amber" text={balanceCopy.incomplete} />}
      <Card>
        <View className="balance__title">{balanceCopy.balance}</View>
        {balance ? (
          <>
            <Numeral value={Math.round((100 * balance.near) / balance.of)} unit="%" />
            <View className="balance__small">{balanceCopy.balanceMeaning(balance)}</View>
          </>
        ) : (
          <View className="balance__small">{balanceCopy.balanceNone}</View>
        )}
        {waiting > 0 && <View className="balance__small">{balanceCopy.waiting(waiting)}</View>}
        {asOfMs > 0 && <AsOf atMs={asOfMs} />}
      </Card>
    </>
  );
}
