import { useState } from 'react';
import { Card, Row } from '@/components';
import type { SessionDetail } from '@contract/season-answers';
import { common } from '@/copy/common';
import { deskCopy } from '@/copy/session';
import { sessionCopy } from '@/copy/session-editor';
import { openPage } from '@/platform/navigation';
import { CancelSheet, HeadCountSheet } from './session-sheets';

export interface SessionRowsProps {
  session: SessionDetail;
  onChanged: () => void;
  /** `kept`: how many of its series could not be cancelled with it. */
  onCancelled: (kept: number) => void;
}

/** Where a session leads, and what may be done to it beside its check-in. */
export function SessionRows({ session, onChanged, onCancelled }: SessionRowsProps) {
  const { sessionId, status, may, attended, pending, expected } = session;
  return (
    <Card flush>
      {status !== 'cancelled' && (
        <Row
          icon="users-round"
          title={deskCopy.sheet}
          detail={common.listOf(
            deskCopy.attended(attended, expected),
            pending > 0 ? deskCopy.pendingOf(pending) : undefined,
          )}
          onPress={() => openPage('attendanceSheet', { id: sessionId })}
        />
      )}
      {session.codeKind === 'printed' && status !== 'cancelled' && (
        <Row
          icon="qr-code"
          title={sessionCopy.poster}
          onPress={() => openPage('poster', { id: sessionId })}
        />
      )}
      {may.includes('countHeads') && session.mode !== 'online' && (
        <HeadCount session={session} onChanged={onChanged} />
      )}
      {may.includes('edit') && (
        <Row
          icon="settings-2"
          title={sessionCopy.edit}
          onPress={() => openPage('sessionEditor', { id: sessionId })}
        />
      )}
      <Row
        icon="plus"
        title={sessionCopy.copy}
        onPress={() => openPage('sessionEditor', { copy: sessionId })}
      />
      {may.includes('cancel') && <Cancel session={session} onCancelled={onCancelled} />}
    </Card>
  );
}

function HeadCount({ session, onChanged }: Pick<SessionRowsProps, 'session' | 'onChanged'>) {
  const [counting, setCounting] = useState(false);
  const { sessionId, heads } = session;
  return (
    <>
      <Row
        icon="eye"
        title={sessionCopy.heads}
        detail={heads === undefined ? sessionCopy.headsNone : sessionCopy.headsOf(heads)}
        onPress={() => setCounting(true)}
      />
      {counting && (
        <HeadCountSheet
          sessionId={sessionId}
          heads={heads}
          onClose={() => setCounting(false)}
          onCounted={() => {
            setCounting(false);
            onChanged();
          }}
        />
      )}
    </>
  );
}

function Cancel({ session, onCancelled }: Pick<SessionRowsProps, 'session' | 'onCancelled'>) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Row icon="x" title={sessionCopy.cancel} onPress={() => setAsking(true)} />
      {asking && (
        <CancelSheet
          sessionId={session.sessionId}
          following={session.following.length}
          onClose={() => setAsking(false)}
          onCancelled={(kept) => {
            setAsking(false);
            onCancelled(kept);
          }}
        />
      )}
    </>
  );
}
