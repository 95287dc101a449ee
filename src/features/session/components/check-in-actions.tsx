import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Strip } from '@/components';
import type { SessionDetail } from '@contract/season-answers';
import { errorCopy } from '@/copy/error-copy';
import { deskCopy } from '@/copy/session';
import { sessionCopy } from '@/copy/session-editor';
import type { CallResult } from '@/platform/cloud';
import { openPage } from '@/platform/navigation';
import { useWork } from '@/platform/use-work';
import { closeSession } from '../api';
import { reopenSession } from '../session-api';
import { useStart } from '../use-start';
import { CloseSheet } from './session-sheets';

export interface CheckInActionsProps {
  session: SessionDetail;
  onChanged: () => void;
}

/** The one red button: to start, to project, or nothing once it is over. Closing is asked once more. */
export function CheckInActions({ session, onChanged }: CheckInActionsProps) {
  const { sessionId, status, may } = session;
  const isOnline = session.mode === 'online';
  const { starting, failure: startFailure, start } = useStart(isOnline ? 'live' : 'board');
  const [closing, setClosing] = useState(false);
  const { busy, failure, run } = useWork();
  const act = async (ask: (id: string) => Promise<CallResult<unknown>>) => {
    await run(() => ask(sessionId), onChanged);
    setClosing(false);
  };
  const failed = startFailure ?? failure;
  return (
    <>
      {failed && <Strip icon="circle-alert" tone="amber" text={errorCopy[failed]} />}
      {may.includes('open') && (
        <Button
          icon={isOnline ? 'play' : 'qr-code'}
          text={starting ? deskCopy.starting : sessionCopy.open}
          busy={starting}
          onPress={() => start(sessionId)}
        />
      )}
      {status === 'open' && (
        <Button
          icon={isOnline ? 'play' : 'qr-code'}
          text={isOnline ? sessionCopy.toLive : deskCopy.toBoard}
          onPress={() => openPage(isOnline ? 'live' : 'board', { id: sessionId })}
        />
      )}
      {may.includes('close') && (
        <Button kind="secondary" text={sessionCopy.close} onPress={() => setClosing(true)} />
      )}
      {may.includes('reopen') && (
        <>
          <View className="session-page__hint">{sessionCopy.reopenFact}</View>
          <Button
            kind="secondary"
            text={sessionCopy.reopen}
            busy={busy}
            onPress={() => void act(reopenSession)}
          />
        </>
      )}
      {closing && (
        <CloseSheet
          busy={busy}
          onClose={() => setClosing(false)}
          onEnd={() => void act(closeSession)}
        />
      )}
    </>
  );
}
