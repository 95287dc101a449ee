import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { BranchProgress as BranchRow, PlanPanel as Panel } from '@contract/plan-answers';
import { AsOf, Button, Card, EmptyState, QueryView, SectionTitle, Strip } from '@/components';
import { errorCopy } from '@/copy/error-copy';
import { planDeskCopy, planEditorCopy } from '@/copy/plan';
import { useCachedQuery } from '@/platform/cached-query';
import { openPage } from '@/platform/navigation';
import { useFurther } from '@/platform/use-further';
import { fetchPanel } from '../api';
import { percentOf } from '../timeline';
import { withoutRepeats } from '../without-repeats';
import { BranchProgress, type Next } from './branch-progress';
import { ChooseOwner } from './choose-owner';
import type { Nudges } from './missing-members';
import { ShareBar } from './share-bar';
import './plan.scss';

/** How the branches stand: a sentence, then a bar a branch, those furthest behind first. Who runs one branch alone sees that. */
export function PlanPanel({ nudges, onPlan }: { nudges: Nudges; onPlan: () => void }) {
  const [organisationId, setOrganisationId] = useState<string>();
  const ask = useCallback(() => fetchPanel(organisationId), [organisationId]);
  const query = useCachedQuery(`plan.panel.${organisationId ?? 'own'}`, ask);
  return (
    <QueryView query={query} skeleton={['line', 'card', 'card']}>
      {(panel) => (
        <View className="plan">
          <ChooseOwner
            name={panel.organisationName}
            owners={panel.owners}
            onChosen={setOrganisationId}
          />
          {panel.total.branches === 1 && panel.branches[0] ? (
            <BranchProgress
              branchId={panel.branches[0].branchId}
              nudges={nudges}
              next={nextOf(panel, onPlan)}
            />
          ) : (
            <Branches panel={panel} next={nextOf(panel, onPlan)} />
          )}
        </View>
      )}
    </QueryView>
  );
}

/** Where nothing is there yet: the way to it, for who may go it. */
const nextOf = ({ plans }: Panel, onPlan: () => void): Next =>
  plans ? { action: planEditorCopy.toTasks, onAction: onPlan } : {};

interface BranchesProps {
  panel: Panel;
  next: Next;
}

function Branches({ panel, next }: BranchesProps) {
  const { branches, tasks, total } = panel;
  if (total.counted === 0)
    return <EmptyState icon="hourglass" text={planDeskCopy.notCounted} {...next} />;
  if (tasks.length === 0)
    return <EmptyState icon="calendar-days" text={planDeskCopy.noTasks} {...next} />;
  const isDue = branches.some(({ due }) => due.asked > 0);
  return (
    <>
      <View className="plan__headline">
        {planDeskCopy.headline(total.counted, percentOf(total), total.behind)}
      </View>
      <AsOf atMs={panel.asOfMs} />
      {!isDue && <View className="plan__note">{planDeskCopy.nothingDue}</View>}
      <View>
        <SectionTitle text={planDeskCopy.branches} />
        <BranchList key={panel.organisationId} first={panel} isDue={isDue} />
      </View>
      <View>
        <SectionTitle text={planDeskCopy.byTask} />
        <Card flush>
          {tasks.map(({ taskId, title, done, asked }) => (
            <ShareBar key={taskId} title={title} figures={{ done, asked }} />
          ))}
        </Card>
      </View>
    </>
  );
}

function BranchList({ first, isDue }: { first: Panel; isDue: boolean }) {
  const { pages, hasMore, busy, failure, more } = useFurther(first, {
    markOf: ({ next }) => next,
    read: (mark) => fetchPanel(first.organisationId, mark),
  });
  const branches = withoutRepeats(
    pages.flatMap((page) => page.branches),
    ({ branchId }) => branchId,
  );
  const figuresOf = ({ due, all }: BranchRow) => (isDue ? due : all);
  return (
    <>
      <Card flush>
        {branches.map((one) => (
          <ShareBar
            key={one.branchId}
            title={one.name}
            figures={one.uncounted ? undefined : figuresOf(one)}
            onPress={() => openPage('planDesk', { branch: one.branchId })}
          />
        ))}
      </Card>
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      {hasMore && <Button kind="secondary" text={planDeskCopy.more} busy={busy} onPress={more} />}
    </>
  );
}
