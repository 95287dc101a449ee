import { View } from '@tarojs/components';
import { type ComponentProps, useCallback, useState } from 'react';
import { Card, EmptyState, QueryView, Sheet } from '@/components';
import { common } from '@/copy/common';
import { dueText, planDeskCopy } from '@/copy/plan';
import { startOfDay } from '@/copy/time';
import { useCachedQuery } from '@/platform/cached-query';
import { useNow } from '@/platform/use-now';
import { fetchProgress } from '../api';
import { percentOf } from '../timeline';
import { MissingMembers, type Nudges } from './missing-members';
import { ShareBar } from './share-bar';
import './plan.scss';

/** What an empty screen leads to. */
export type Next = Pick<ComponentProps<typeof EmptyState>, 'action' | 'onAction'>;

interface BranchProgressProps {
  branchId: string;
  nudges: Nudges;
  next?: Next;
}

/** One branch task by task; a task leads to who has not done it. */
export function BranchProgress({ branchId, nudges, next }: BranchProgressProps) {
  const ask = useCallback(() => fetchProgress(branchId), [branchId]);
  const query = useCachedQuery(`plan.progress.${branchId}`, ask);
  const [taskId, setTaskId] = useState<string>();
  const nowMs = useNow(60_000);
  return (
    <QueryView query={query} skeleton={['line', 'card']}>
      {({ branchName, tasks }) => {
        if (tasks.length === 0)
          return <EmptyState icon="calendar-days" text={planDeskCopy.noTasks} {...next} />;
        const open = tasks.find((one) => one.taskId === taskId);
        const due = tasks.filter(({ dueOn }) => startOfDay(dueOn) <= nowMs);
        const counted = due.length > 0 ? due : tasks;
        const sum = {
          done: counted.reduce((total, one) => total + one.done, 0),
          asked: counted.reduce((total, one) => total + one.asked, 0),
        };
        return (
          <View className="plan">
            <View>
              <View className="plan__note">{branchName}</View>
              <View className="plan__headline">
                {planDeskCopy.headlineOfOne(percentOf(sum), due.length > 0)}
              </View>
            </View>
            <Card flush>
              {tasks.map(({ taskId: id, title, dueOn, done, asked }) => (
                <ShareBar
                  key={id}
                  title={title}
                  figures={{ done, asked }}
                  detail={common.listOf(planDeskCopy.people(done, asked), dueText(dueOn, nowMs))}
                  onPress={() => setTaskId(id)}
                />
              ))}
            </Card>
            {open && (
              <Sheet title={open.title} onClose={() => setTaskId(undefined)}>
                <MissingMembers branchId={branchId} taskId={open.taskId} nudges={nudges} />
              </Sheet>
            )}
          </View>
        );
      }}
    </QueryView>
  );
}
