import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OwnPlan, OwnTask } from '@contract/plan-answers';
import { Card, EmptyState, QueryView, Ring, Row, SectionTitle, Strip, Tag } from '@/components';
import { toneOfDecision } from '@/components/decision-tone';
import { common } from '@/copy/common';
import { dueText, planCopy, weekText } from '@/copy/plan';
import { useCachedQuery } from '@/platform/cached-query';
import { openPage } from '@/platform/navigation';
import { useNow } from '@/platform/use-now';
import { fetchMine } from '../api';
import { groupsOf, type TaskGroup } from '../timeline';
import { TaskSheet } from './task-sheet';
import './plan.scss';

/** The member's own plan, week by week: a sentence first, then what is due, then what is done. */
export function OwnPlanPage() {
  const query = useCachedQuery('plan.mine', fetchMine);
  return (
    <QueryView query={query} skeleton={['card', 'line', 'card']}>
      {(plan) => (
        <View className="plan">
          <Plan plan={plan} onChanged={query.refresh} />
          {plan.manages && (
            <Card flush>
              <Row
                icon="settings-2"
                title={planCopy.forManagers}
                detail={planCopy.forManagersDetail}
                onPress={() => openPage('planDesk')}
              />
            </Card>
          )}
        </View>
      )}
    </QueryView>
  );
}

function Plan({ plan, onChanged }: { plan: OwnPlan; onChanged: () => void }) {
  const [openId, setOpenId] = useState<string>();
  const isOver = useNow(60_000) >= plan.season.endsAtMs;
  const { tasks, credited, points } = plan;
  if (tasks.length === 0) return <EmptyState icon="calendar-days" text={planCopy.empty} />;
  const count = (state: OwnTask['state']) => tasks.filter((one) => one.state === state).length;
  const done = count('done');
  const open = tasks.find(({ taskId }) => taskId === openId);
  return (
    <>
      {credited.length > 0 && (
        <Strip icon="circle-check" text={planCopy.credited(credited, points)} />
      )}
      <Card className="plan__head">
        <View className="plan__sentence">
          {isOver
            ? planCopy.ending(done, tasks.length)
            : planCopy.sentence(done, tasks.length, count('week'), count('overdue'))}
        </View>
        <View className="plan__ring">
          <Ring
            share={done / tasks.length}
            text={`${done}/${tasks.length}`}
            label={planCopy.ring(done, tasks.length)}
          />
        </View>
      </Card>
      {groupsOf(tasks, isOver).map((group) => (
        <Group key={`${group.kind}${group.mondayMs ?? ''}`} group={group} onOpen={setOpenId} />
      ))}
      {open && (
        <TaskSheet
          task={open}
          points={points}
          onChanged={onChanged}
          onClose={() => setOpenId(undefined)}
        />
      )}
    </>
  );
}

function Group({ group, onOpen }: { group: TaskGroup; onOpen: (taskId: string) => void }) {
  const nowMs = useNow(60_000);
  const title =
    group.kind === 'later' ? weekText(group.mondayMs ?? nowMs) : planCopy.groups[group.kind];
  return (
    <View>
      <SectionTitle text={title} />
      <Card flush>
        {group.tasks.map((task) => (
          <Row
            key={task.taskId}
            icon={task.state === 'done' ? 'circle-check' : 'calendar-days'}
            title={task.title}
            detail={common.listOf(
              task.state === 'done' ? undefined : dueText(task.dueOn, nowMs),
              task.progress.of > 1
                ? planCopy.progress(task.want.kind, task.progress.done, task.progress.of)
                : undefined,
              task.organisationName,
            )}
            end={<State task={task} />}
            onPress={() => onOpen(task.taskId)}
          />
        ))}
      </Card>
    </View>
  );
}

function State({ task }: { task: OwnTask }) {
  const status = task.evidence?.status;
  if (task.state === 'done') return <Tag tone={toneOfDecision('done')} text={planCopy.isDone} />;
  if (status === 'waiting' || status === 'returned')
    return <Tag tone={toneOfDecision(status)} text={planCopy.evidence[status]} />;
  return null;
}
