import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { PlannedTask, PlanToEdit, TaskFromAbove } from '@contract/plan-answers';
import {
  Button,
  Card,
  EmptyState,
  QueryView,
  Row,
  SectionTitle,
  Sheet,
  Strip,
  Tag,
} from '@/components';
import { common } from '@/copy/common';
import { dueText, planCopy, planDeskCopy, planEditorCopy } from '@/copy/plan';
import { segmentNames } from '@/copy/segments';
import { useCachedQuery } from '@/platform/cached-query';
import { openPage } from '@/platform/navigation';
import { useNow } from '@/platform/use-now';
import { fetchPlan } from '../api';
import { CopySheet } from './copy-sheet';
import './plan.scss';

/** The plan of one organisation by its days, for who writes it. */
export function PlanEditor() {
  const [organisationId, setOrganisationId] = useState<string>();
  const ask = useCallback(() => fetchPlan(organisationId), [organisationId]);
  const query = useCachedQuery(`plan.edit.${organisationId ?? 'own'}`, ask);
  return (
    <QueryView query={query} skeleton={['line', 'card']}>
      {(plan) => <Tasks plan={plan} onOwner={setOrganisationId} onChanged={query.refresh} />}
    </QueryView>
  );
}

interface TasksProps {
  plan: PlanToEdit;
  onOwner: (organisationId: string) => void;
  onChanged: () => void;
}

function Tasks({ plan, onOwner, onChanged }: TasksProps) {
  const [sheet, setSheet] = useState<'owner' | 'copy'>();
  const [copied, setCopied] = useState<number>();
  const { organisationId, organisationName, owners, tasks, seasons } = plan;
  const close = () => setSheet(undefined);
  return (
    <View className="plan">
      {owners.length > 1 && (
        <Card flush>
          <Row
            icon="users-round"
            title={organisationName}
            detail={planDeskCopy.choose}
            onPress={() => setSheet('owner')}
          />
        </Card>
      )}
      {copied !== undefined && <Strip icon="circle-check" text={planEditorCopy.copied(copied)} />}
      <Button
        icon="plus"
        text={planEditorCopy.add}
        onPress={() => openPage('taskEditor', { organisation: organisationId })}
      />
      {seasons.length > 0 && (
        <Button kind="secondary" text={planEditorCopy.copy} onPress={() => setSheet('copy')} />
      )}
      {tasks.length === 0 ? (
        <EmptyState icon="calendar-days" text={planEditorCopy.empty} />
      ) : (
        <Card flush>
          {tasks.map((task) => (
            <Line key={task.taskId} task={task} organisationId={organisationId} />
          ))}
        </Card>
      )}
      <FromAbove tasks={plan.fromAbove} />
      {sheet === 'owner' && (
        <Sheet title={planDeskCopy.choose} onClose={close}>
          {owners.map((one) => (
            <Row
              key={one.organisationId}
              title={one.name}
              onPress={() => {
                close();
                onOwner(one.organisationId);
              }}
            />
          ))}
        </Sheet>
      )}
      {sheet === 'copy' && (
        <CopySheet
          plan={plan}
          onClose={close}
          onCopied={(count) => {
            close();
            setCopied(count);
            onChanged();
          }}
        />
      )}
    </View>
  );
}

/** What holds for the own members too and is changed elsewhere. */
function FromAbove({ tasks }: { tasks: readonly TaskFromAbove[] }) {
  const nowMs = useNow(60_000);
  if (tasks.length === 0) return null;
  return (
    <View>
      <SectionTitle text={planEditorCopy.fromAbove} />
      <Card flush>
        {tasks.map(({ taskId, title, dueOn, kind, segments, organisationName }) => (
          <Row
            key={taskId}
            icon="calendar-days"
            title={title}
            detail={common.listOf(
              dueText(dueOn, nowMs),
              planEditorCopy.kinds[kind],
              segments.map((one) => segmentNames[one]).join('、'),
              planCopy.from(organisationName),
            )}
          />
        ))}
      </Card>
    </View>
  );
}

const tones = { draft: 'neutral', published: 'green', withdrawn: 'neutral' } as const;

function Line({ task, organisationId }: { task: PlannedTask; organisationId: string }) {
  const { taskId, title, dueOn, status, want, reason } = task;
  const nowMs = useNow(60_000);
  return (
    <Row
      icon="calendar-days"
      title={title}
      detail={common.listOf(dueText(dueOn, nowMs), planEditorCopy.kinds[want.kind], reason)}
      end={<Tag tone={tones[status]} text={planEditorCopy.status[status]} />}
      {...(status === 'withdrawn'
        ? {}
        : {
            onPress: () => openPage('taskEditor', { organisation: organisationId, id: taskId }),
          })}
    />
  );
}
