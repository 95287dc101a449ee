import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { BranchProgress as BranchRow, PlanPanel as Panel } from '@contract/plan-answers';
import { AsOf, Button, Card, EmptyState, QueryView, SectionTitle, Strip } from '@/components';
import { errorCopy } from '@/copy/error-copy';
import { planDeskCopy, planEditorCopy } from '@/copy/plan';
import { useCachedQuery } from '@/platform/cached-query';
import { openPage } from '@/platform/navigation';
import { useWork } from '@/platform/use-work';
import { fetchPanel } from '../api';
import { percentOf } from '../timeline';
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
            <Branches panel={panel} asOfMs={query.asOfMs} next={nextOf(panel, onPlan)} />
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
  asOfMs: number | undefined;
  next: Next;
}

function Branches({ panel, asOfMs, next }: BranchesProps) {
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
        <BranchList key={asOfMs} first={panel} isDue={isDue} />
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
  const [branches, setBranches] = useState(first.branches);
  const [next, setNext] = useState(first.next);
  const { busy, failure, run } = useWork();
  const figuresOf = ({ due, all }: BranchRow) => (isDue ? due : all);
  const more = () =>
    void run(
      () => fetchPanel(first.organisationId, next),
      (page) => {
        setBranches([...branches, ...beyond(branches, page.branches)]);
        setNext(page.next);
      },
    );
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
      {next !== undefined && (
        <Button kind="secondary" text={planDeskCopy.more} busy={busy} onPress={more} />
      )}
    </>
  );
}

/** Of a page what is not shown yet: branches change places while somebody reads. */
const beyond = (shown: readonly BranchRow[], page: readonly BranchRow[]) =>
  page.filter(({ branchId }) => !shown.some((one) => one.branchId === branchId));
