import { View } from '@tarojs/components';
import type { BalanceAnswer } from '@contract/balance';
import { Button, SectionTitle, Strip } from '@/components';
import { balanceCopy } from '@/copy/balance';
import { errorCopy } from '@/copy/error-copy';
import { useFurther } from '@/platform/use-further';
import { fetchBalance } from '../api';
import { withoutRepeats } from '../without-repeats';
import { BranchCard, isMarked, PartCard } from './branch-card';
import { CourseLegend } from './course-plot';
import './balance.scss';

/** A small plot of each committee or branch, page by page; those that need attention have a whole line and say why. */
export function BalanceLists({ first }: { first: BalanceAnswer }) {
  const { organisationId, by, week, goal, marks } = first;
  const { pages, hasMore, busy, failure, more } = useFurther(first, {
    markOf: ({ next }) => next,
    read: (mark) => fetchBalance(organisationId, by, mark),
  });
  const parts = withoutRepeats(
    pages.flatMap((page) => page.parts),
    (one) => one.organisationId,
  );
  const rows = withoutRepeats(
    pages.flatMap((page) => page.rows),
    ({ branchId }) => branchId,
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
            text={
              marks.likely + marks.possible === 0
                ? balanceCopy.missedOnes(marks.missed)
                : balanceCopy.attention(marks.missed + marks.likely + marks.possible)
            }
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
      {hasMore && <Button kind="secondary" text={balanceCopy.more} busy={busy} onPress={more} />}
    </>
  );
}
