import type { ScoreBookAnswer } from '@contract/score';
import { EmptyState, ErrorState, Row, Sheet, Skeleton } from '@/components';
import { common } from '@/copy/common';
import { dueOf } from '@/copy/lecture';
import { scoreCopy } from '@/copy/score';
import { sessionTimeOf } from '@/copy/time';
import { openPage } from '@/platform/navigation';
import { type NextStep, nextSteps } from '../next';
import { useNextSteps } from '../use-next-steps';

interface NextSheetProps {
  rules: ScoreBookAnswer['rules'];
  nowMs: number;
  onClose: () => void;
}

/** 「还能做什么」: what can still earn points, and about how many. */
export function NextSheet({ rules, nowMs, onClose }: NextSheetProps) {
  const { data: home, failure, loading, refresh } = useNextSteps();
  const leave = (open: () => void) => {
    onClose();
    open();
  };
  return (
    <Sheet title={scoreCopy.next} onClose={onClose}>
      {home && <Steps steps={nextSteps(home, rules)} nowMs={nowMs} onOpen={leave} />}
      {!home && failure && !loading && <ErrorState text={scoreCopy.nextFailed} onRetry={refresh} />}
      {!home && (!failure || loading) && <Skeleton blocks={['line', 'line']} />}
    </Sheet>
  );
}

interface StepsProps {
  steps: readonly NextStep[];
  nowMs: number;
  onOpen: (open: () => void) => void;
}

function Steps({ steps, nowMs, onOpen }: StepsProps) {
  if (steps.length === 0) return <EmptyState icon="circle-check" text={scoreCopy.nextNone} />;
  return (
    <>
      {steps.map((step) =>
        step.kind === 'session' ? (
          <Row
            key={step.session.sessionId}
            icon="calendar-days"
            title={step.session.title}
            detail={common.listOf(
              sessionTimeOf(step.session.startsAtMs, step.session.endsAtMs, nowMs),
              scoreCopy.nextSession(step.points),
            )}
            onPress={() =>
              onOpen(() =>
                openPage(step.session.online ? 'live' : 'leave', { id: step.session.sessionId }),
              )
            }
          />
        ) : (
          <Row
            key={step.lecture.lectureId}
            icon="play"
            title={step.lecture.title}
            detail={common.listOf(
              scoreCopy.nextLecture(step.points),
              step.lecture.dueOn && dueOf(step.lecture.dueOn, nowMs),
            )}
            onPress={() => onOpen(() => openPage('lecturePlayer', { id: step.lecture.lectureId }))}
          />
        ),
      )}
    </>
  );
}
