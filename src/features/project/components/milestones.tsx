import { View } from '@tarojs/components';
import { useState } from 'react';
import type { MilestoneRow, ProjectAnswer } from '@contract/project-answers';
import type { MilestoneState } from '@contract/vocabulary';
import { Card, type IconName, Row, SectionTitle, Strip, Tag } from '@/components';
import { toneOfDecision } from '@/components/decision-tone';
import { common } from '@/copy/common';
import { projectCopy as copy, stateNames } from '@/copy/project';
import { MilestoneSheet } from './milestone-sheet';
import './project.scss';

export const stateIcons: Readonly<Record<MilestoneState, IconName>> = {
  ...{ reached: 'circle-check', late: 'circle-check', waiting: 'hourglass' },
  ...{ returned: 'rotate-ccw', overdue: 'circle-alert', open: 'clock' },
};

interface MilestonesProps {
  project: ProjectAnswer;
  onChanged: () => void;
}

/** The steps of a project with how a branch stands; a step leads to what was told of it. */
export function Milestones({ project, onChanged }: MilestonesProps) {
  const [open, setOpen] = useState<string>();
  const { branch, milestones } = project;
  const present = milestones.filter(({ dropped }) => !dropped);
  const dropped = milestones.filter((one) => one.dropped);
  const count = (...states: MilestoneState[]) =>
    present.filter(({ state }) => state !== undefined && states.includes(state)).length;
  const figures = {
    reached: count('reached', 'late'),
    waiting: count('waiting'),
    overdue: count('overdue'),
    of: present.length,
  };
  const chosen = milestones.find(({ milestoneId }) => milestoneId === open);
  const rows = (all: MilestoneRow[]) =>
    all.map((one) => (
      <Step key={one.milestoneId} step={one} onPress={() => setOpen(one.milestoneId)} />
    ));
  return (
    <View className="project">
      {branch.takesPart ? (
        <View className="project__headline">
          {branch.own ? copy.headline(figures) : copy.headlineOf(branch.name, figures)}
        </View>
      ) : (
        <Strip icon="circle-help" text={copy.notPart} />
      )}
      <Card flush>{rows(present)}</Card>
      {dropped.length > 0 && (
        <View>
          <SectionTitle text={copy.dropped} />
          <Card flush>{rows(dropped)}</Card>
        </View>
      )}
      {chosen && (
        <MilestoneSheet
          // What somebody has decided meanwhile is shown as it stands now.
          key={chosen.seen}
          project={project}
          step={chosen}
          onChanged={() => {
            setOpen(undefined);
            onChanged();
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
    </View>
  );
}

function Step({ step, onPress }: { step: MilestoneRow; onPress: () => void }) {
  const { title, dueOn, state, report } = step;
  const reached = state === 'reached' || state === 'late';
  const detail = common.listOf(
    reached && report ? copy.reachedOn(report.reachedOn) : copy.due(dueOn),
  );
  return (
    <Row
      icon={state ? stateIcons[state] : 'clock'}
      title={title}
      detail={detail}
      {...(state && state !== 'open'
        ? { end: <Tag tone={toneOfDecision(state)} text={stateNames[state]} /> }
        : {})}
      label={common.listOf(title, detail, state && stateNames[state])}
      onPress={onPress}
    />
  );
}
