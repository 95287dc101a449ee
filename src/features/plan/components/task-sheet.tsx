import { View } from '@tarojs/components';
import type { OwnTask } from '@contract/plan-answers';
import { Button, Fact, Sheet } from '@/components';
import { dueText, planCopy } from '@/copy/plan';
import { categoryNames } from '@/copy/session';
import { openPage } from '@/platform/navigation';
import { useNow } from '@/platform/use-now';
import { EvidenceForm } from './evidence-form';
import './plan.scss';

export interface TaskSheetProps {
  task: OwnTask;
  points: number;
  onChanged: () => void;
  onClose: () => void;
}

/** One task: what is asked, how far one is, and the way to where it is done. */
export function TaskSheet({ task, points, onChanged, onClose }: TaskSheetProps) {
  const { want, title, note, state, progress, organisationName, dueOn } = task;
  const nowMs = useNow(60_000);
  const isDone = state === 'done';
  const category = want.kind === 'category' ? categoryNames[want.category] : '';
  return (
    <Sheet title={title} onClose={onClose}>
      <View className="plan__sheet">
        <View className="plan__asks">{planCopy.asks(want, category)}</View>
        {note !== '' && <View className="plan__note">{note}</View>}
        {progress.of > 1 && (
          <Fact
            icon="badge-check"
            text={planCopy.progress(want.kind, progress.done, progress.of)}
          />
        )}
        <Fact icon="calendar-days" text={isDone ? planCopy.isDone : dueText(dueOn, nowMs)} />
        <Fact icon="users-round" text={planCopy.from(organisationName)} />
        <Fact
          icon="award"
          text={task.creditedAtMs === undefined ? planCopy.points(points) : planCopy.got(points)}
        />
        {want.kind === 'evidence' ? (
          <EvidenceForm
            taskId={task.taskId}
            wantsPicture={want.picture}
            evidence={task.evidence}
            onSent={onChanged}
          />
        ) : (
          !isDone && <Button text={planCopy.goTo[want.kind]} onPress={() => goTo(task)} />
        )}
      </View>
    </Sheet>
  );
}

/** To where a task is done. */
function goTo({ want }: OwnTask): void {
  if (want.kind === 'session') openPage('leave', { id: want.sessionId });
  else if (want.kind === 'lecture') openPage('lecturePlayer', { id: want.lectureId });
  else if (want.kind === 'service') openPage('services');
  else if (want.kind === 'quiz') openPage('quiz', { id: want.lectureId });
  else openPage(want.kind === 'series' ? 'lectures' : 'home');
}
