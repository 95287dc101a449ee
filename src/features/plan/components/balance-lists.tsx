import { View } from '@tarojs/components';
import { useState } from 'react';
import type { BalanceAnswer } from '@contract/balance';
import { Button, SectionTitle, Strip } from '@/components';
import { balanceCopy } from '@/copy/balance';
import { errorCopy } from '@/copy/error-copy';
import { useWork } from '@/platform/use-work';
import { fetchBalance } from '../api';
import { BranchCard, isMarked, PartCard } from './branch-card';
import { CourseLegend } from './course-plot';
import './balance.scss';

/** A small plot of each committee or branch, page by page; those that need attention have a whole line and say why. */
export function BalanceLists({ first }: { first: BalanceAnswer }) {
  const { organisationId, by, week, goal, marks } = first;
  const [parts, setParts] = useState(first.parts);
  const [rows, setRows] = useState(first.rows);
  const [next, setNext] = useState(first.next);
  const { busy, failure, run } = useWork();
  const more = () =>
    void run(
      () => fetchBalance(organisationId, by, next),
      (page) => {
        setParts((shown) => joined(shown, page.parts, (one) => one.organisationId));
        setRows((shown) => joined(shown, page.rows, (one) => one.branchId));
        setNext(page.next);
      },
    );
  const marked = rows.filter(isMarked);
  const others = rows.filter((one) => !isMarked(one));
  return (
    <>
      <CourseLegend />
      {parts.length > 0 && (
        <View className="balance__grid">
          {parts.map((one) => (
            <PartCard key={one.organisationId} part={one} week={week} goal={goal} />
          ))}
        </View>
      )}
      {marked.length > 0 && (
        <View>
          <SectionTitle
            text={balanceCopy.attention(marks.missed + marks.likely + marks.possible)}
          />
          <View className="balance">
            {marked.map((one) => (
              <BranchCard key={one.branchId} branch={one} week={week} goal={goal} />
            ))}
          </View>
        </View>
      )}
      {others.length > 0 && (
        <View>
          {marked.length > 0 && <SectionTitle text={balanceCopy.others} />}
          <View className="balance__grid">
            {others.map((one) => (
              <BranchCard key={one.branchId} branch={one} week={week} goal={goal} />
            ))}
          </View>
        </View>
      )}
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      {next !== undefined && (
        <Button kind="secondary" text={balanceCopy.more} busy={busy} onPress={more} />
      )}
    </>
  );
}

/** A page behind what is shown; who has changed places meanwhile is not shown twice. */
function joined<One>(shown: readonly One[], page: readonly One[], idOf: (one: One) => string) {
  const known = new Set(shown.map(idOf));
  return [...shown, ...page.filter((one) => !known.has(idOf(one)))];
}
