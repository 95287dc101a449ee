import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { BranchProgress as BranchRow, PlanPanel as Panel } from '@contract/plan';
import {
  AsOf,
  Button,
  Card,
  EmptyState,
  QueryView,
  Row,
  SectionTitle,
  Sheet,
  Strip,
} from '@/components';
import { planDeskCopy } from '@/copy/plan';
import { useCachedQuery } from '@/platform/cached-query';
import { openPage } from '@/platform/navigation';
import { fetchPanel } from '../api';
import { percentOf } from '../timeline';
import { BranchProgress } from './branch-progress';
import type { Nudges } from './missing-members';
import { ShareBar } from './share-bar';
import './plan.scss';

/** How the branches stand: a sentence, then a bar a branch, those furthest behind first. Who runs one branch alone sees that. */
export function PlanPanel({ nudges }: { nudges: Nudges }) {
  const [organisationId, setOrganisationId] = useState<string>();
  const ask = useCallback(() => fetchPanel(organisationId), [organisationId]);
  const query = useCachedQuery(`plan.panel.${organisationId ?? 'own'}`, ask);
  return (
    <QueryView query={query} skeleton={['line', 'card', 'card']}>
      {(panel) => (
        <View className="plan">
          {panel.owners.length > 1 && <ChooseOwner panel={panel} onChosen={setOrganisationId} />}
          {panel.branches.length === 1 && panel.branches[0] ? (
            <BranchProgress branchId={panel.branches[0].branchId} nudges={nudges} />
          ) : (
            <Branches panel={panel} />
          )}
        </View>
      )}
    </QueryView>
  );
}

function Branches({ panel }: { panel: Panel }) {
  const { branches, tasks, asOfMs, cut } = panel;
  const counted = branches.filter((one) => !one.uncounted);
  if (counted.length === 0) return <EmptyState icon="hourglass" text={planDeskCopy.notCounted} />;
  if (tasks.length === 0) return <EmptyState icon="calendar-days" text={planDeskCopy.noTasks} />;
  const isDue = counted.some(({ due }) => due.asked > 0);
  const figures = ({ due, all }: BranchRow) => (isDue ? due : all);
  const sum = {
    done: counted.reduce((total, one) => total + figures(one).done, 0),
    asked: counted.reduce((total, one) => total + figures(one).asked, 0),
  };
  const behind = counted.filter((one) => {
    const { done, asked } = figures(one);
    return asked > 0 && done * 2 < asked;
  }).length;
  return (
    <>
      <View className="plan__headline">
        {planDeskCopy.headline(counted.length, percentOf(sum), behind)}
      </View>
      <AsOf atMs={asOfMs} />
      {!isDue && <View className="plan__note">{planDeskCopy.nothingDue}</View>}
      {cut && <Strip icon="circle-alert" tone="amber" text={planDeskCopy.cut} />}
      <View>
        <SectionTitle text={planDeskCopy.branches} />
        <Card flush>
          {branches.map((one) => (
            <ShareBar
              key={one.branchId}
              title={one.name}
              figures={one.uncounted ? undefined : figures(one)}
              onPress={() => openPage('planDesk', { branch: one.branchId })}
            />
          ))}
        </Card>
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

function ChooseOwner({ panel, onChosen }: { panel: Panel; onChosen: (id: string) => void }) {
  const [choosing, setChoosing] = useState(false);
  return (
    <>
      <Row
        icon="users-round"
        title={panel.organisationName}
        detail={planDeskCopy.choose}
        onPress={() => setChoosing(true)}
      />
      {choosing && (
        <Sheet title={planDeskCopy.choose} onClose={() => setChoosing(false)}>
          {panel.owners.map(({ organisationId, name }) => (
            <Button
              key={organisationId}
              kind="quiet"
              text={name}
              onPress={() => {
                setChoosing(false);
                onChosen(organisationId);
              }}
            />
          ))}
        </Sheet>
      )}
    </>
  );
}
