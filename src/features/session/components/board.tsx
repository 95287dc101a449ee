import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { Button, ChoosePerson, EmptyState, FailureState, Icon, Sheet } from '@/components';
import { errorCopy } from '@/copy/error-copy';
import { boardCopy } from '@/copy/session';
import { accessible } from '@/platform/accessibility';
import { openChooser, usePersonMissing } from '@/platform/chosen-person';
import type { Failure, FailureCode } from '@/platform/cloud';
import { useElderView } from '@/platform/elder-view';
import { openPage, pageParameter } from '@/platform/navigation';
import { keepScreenOn } from '@/platform/screen';
import { useWork } from '@/platform/use-work';
import { closeSession, openSession } from '../api';
import { useBoard, type BoardStage } from '../use-board';
import { useFullNames } from '../use-full-names';
import { useIdle } from '../use-idle';
import { BoardCode } from './board-code';
import { BoardControls } from './board-controls';
import { BoardFacts } from './board-facts';
import { EndedBoard } from './ended-board';
import './board.scss';

/** What is projected in the hall: the code, how many have come, and nothing else. */
export function Board() {
  const [sessionId] = useState(() => pageParameter('id') ?? '');
  const { fullNames, toggle } = useFullNames(sessionId);
  const { stage, refresh } = useBoard(sessionId, fullNames);
  const { idle, wake } = useIdle();
  const [ending, setEnding] = useState(false);
  const [elder] = useElderView();
  useEffect(keepScreenOn, []);
  return (
    <View
      className={`board ${elder ? 'elder' : ''} ${idle ? 'board--idle' : ''}`}
      onTouchStart={wake}
      onClick={wake}
      {...accessible({ role: 'main' })}
    >
      <BoardBody stage={stage} sessionId={sessionId} onRetry={refresh} />
      <BoardControls
        hidden={idle && stage.kind === 'projecting'}
        {...(hasEnded(stage)
          ? {}
          : { onSheet: () => openPage('attendanceSheet', { id: sessionId }) })}
        {...(stage.kind === 'projecting'
          ? { names: { full: fullNames, onToggle: toggle }, onEnd: () => setEnding(true) }
          : {})}
      />
      {ending && (
        <EndSheet
          sessionId={sessionId}
          onClose={() => setEnding(false)}
          onEnded={() => {
            setEnding(false);
            refresh();
          }}
        />
      )}
    </View>
  );
}

/** The message of an ended board offers the sheet itself. */
function hasEnded(stage: BoardStage): boolean {
  return stage.kind === 'refused' && stage.failure.code === 'CHECK_IN_CLOSED';
}

interface BoardBodyProps {
  stage: BoardStage;
  sessionId: string;
  onRetry: () => void;
}

function BoardBody({ stage, sessionId, onRetry }: BoardBodyProps) {
  const personMissing = usePersonMissing();
  if (personMissing) {
    return (
      <View className="board__message">
        <ChoosePerson onChoose={openChooser} />
      </View>
    );
  }
  if (stage.kind === 'preparing') {
    return (
      <View className="board__message" {...accessible({ role: 'status' })}>
        {boardCopy.preparing}
      </View>
    );
  }
  if (stage.kind === 'refused') {
    return <Refused failure={stage.failure} sessionId={sessionId} onRetry={onRetry} />;
  }
  const { session, count, projection, offline, serverNowMs } = stage;
  const leftMs = projection.kind === 'showing' ? projection.batchLeftMs : 0;
  return (
    <>
      <BoardCode projection={projection} title={session.title} />
      <BoardFacts
        session={session}
        count={count}
        projection={projection}
        serverNowMs={serverNowMs}
      />
      {offline && leftMs > 0 && (
        <View className="board__offline" {...accessible({ role: 'status' })}>
          <Icon name="wifi-off" className="board__offline-icon" />
          {boardCopy.offline(leftMs)}
        </View>
      )}
    </>
  );
}

interface RefusedProps {
  failure: Failure;
  sessionId: string;
  onRetry: () => void;
}

/** No code may be shown: not begun, ended, or not this person's session. */
function Refused({ failure, sessionId, onRetry }: RefusedProps) {
  const [startFailure, setStartFailure] = useState<FailureCode>();
  const [starting, setStarting] = useState(false);
  const start = async () => {
    setStarting(true);
    const result = await openSession(sessionId);
    setStarting(false);
    setStartFailure(result.ok ? undefined : result.code);
    if (result.ok) onRetry();
  };
  if (failure.code === 'CHECK_IN_NOT_OPEN') {
    return (
      <View className="board__message">
        <EmptyState
          icon="qr-code"
          text={startFailure ? errorCopy[startFailure] : boardCopy.notOpen}
        />
        <Button text={boardCopy.start} busy={starting} onPress={() => void start()} />
      </View>
    );
  }
  if (failure.code === 'CHECK_IN_CLOSED') {
    return <EndedBoard sessionId={sessionId} />;
  }
  return (
    <View className="board__message">
      <FailureState code={failure.code} onRetry={onRetry} />
    </View>
  );
}

interface EndSheetProps {
  sessionId: string;
  onClose: () => void;
  onEnded: () => void;
}

function EndSheet({ sessionId, onClose, onEnded }: EndSheetProps) {
  const { busy, failure, run } = useWork();
  const end = () => run(() => closeSession(sessionId), onEnded);
  return (
    <Sheet title={boardCopy.endTitle} onClose={onClose}>
      <View className="board__end-fact">{failure ? errorCopy[failure] : boardCopy.endFact}</View>
      <Button text={boardCopy.endNow} busy={busy} onPress={() => void end()} />
      <Button kind="quiet" text={boardCopy.goOn} onPress={onClose} />
    </Sheet>
  );
}
