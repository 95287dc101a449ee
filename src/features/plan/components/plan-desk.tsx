import { View } from '@tarojs/components';
import { useState } from 'react';
import { Segmented } from '@/components';
import { planDeskCopy } from '@/copy/plan';
import { pageParameter } from '@/platform/navigation';
import { BranchProgress } from './branch-progress';
import { EvidenceInbox } from './evidence-inbox';
import type { Nudges } from './missing-members';
import { PlanEditor } from './plan-editor';
import { PlanPanel } from './plan-panel';
import './plan.scss';

const tabs = ['progress', 'tasks', 'evidence'] as const;
type DeskTab = (typeof tabs)[number];

/** Where the plan is written and watched. A branch of its own address is shown alone: one comes to it from the panel. */
export function PlanDesk({ nudges }: { nudges: Nudges }) {
  const [branchId] = useState(() => pageParameter('branch'));
  const [tab, setTab] = useState<DeskTab>(() =>
    pageParameter('view') === 'evidence' ? 'evidence' : 'progress',
  );
  if (branchId !== undefined) return <BranchProgress branchId={branchId} nudges={nudges} />;
  return (
    <View className="plan">
      <Segmented
        label={planDeskCopy.view}
        options={tabs.map((value) => ({ value, text: planDeskCopy.tabs[value] }))}
        value={tab}
        onChange={setTab}
      />
      {tab === 'progress' && <PlanPanel nudges={nudges} onPlan={() => setTab('tasks')} />}
      {tab === 'tasks' && <PlanEditor />}
      {tab === 'evidence' && <EvidenceInbox />}
    </View>
  );
}
