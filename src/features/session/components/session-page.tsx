import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import { Button, Card, Fact, QueryView, Row, Strip, Tag } from '@/components';
import type { SessionDetail } from '@contract/season';
import { common } from '@/copy/common';
import { errorCopy } from '@/copy/error-copy';
import { segmentNames } from '@/copy/segments';
import { categoryNames, deskCopy, sessionStatusNames } from '@/copy/session';
import { codeKindNames, modeNames, sessionCopy } from '@/copy/session-editor';
import { clockTimeOf, sessionTimeOf } from '@/copy/time';
import { useCachedQuery } from '@/platform/cached-query';
import { serverNowMs } from '@/platform/clock';
import type { CallResult, FailureCode } from '@/platform/cloud';
import { openPage, pageParameter } from '@/platform/navigation';
import { followEveryMs } from '@/platform/use-repeated';
import { closeSession } from '../api';
import { fetchSession, reopenSession } from '../session-api';
import { useStart } from '../use-start';
import { CancelSheet, CloseSheet, HeadCountSheet } from './session-sheets';
import './session-page.scss';

/** One session: what was planned, how it stands, and everything that may be done to it. */
export function SessionPage() {
  const [sessionId] = useState(() => pageParameter('id') ?? '');
  const ask = useCallback(() => fetchSession(sessionId), [sessionId]);
  const query = useCachedQuery(`season.session.${sessionId}`, ask, { everyMs: followEveryMs });
  return (
    <QueryView query={query} skeleton={['line', 'tall', 'card']}>
      {(session) => <SessionBlocks session={session} onChanged={query.refresh} />}
    </QueryView>
  );
}

interface BlocksProps {
  session: SessionDetail;
  onChanged: () => void;
}

function SessionBlocks({ session, onChanged }: BlocksProps) {
  const nowMs = serverNowMs();
  const [notice, setNotice] = useState<string>();
  const { sessionId, status, may, attended, pending, expected } = session;
  const neverOpened = status === 'published' && session.endsAtMs <= nowMs;
  return (
    <View className="session-page">
      {notice && <Strip icon="circle-alert" tone="amber" text={notice} />}
      {session.cancelReason !== undefined && status === 'cancelled' && (
        <Strip icon="x" text={sessionCopy.cancelledBecause(session.cancelReason)} />
      )}
      {neverOpened && <Strip icon="circle-alert" tone="amber" text={sessionCopy.neverOpened} />}
      <Facts session={session} nowMs={nowMs} />
      <CheckInActions session={session} onChanged={onChanged} />
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
        {may.includes('countHeads') && <HeadCount session={session} onChanged={onChanged} />}
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
        {may.includes('cancel') && (
          <Cancel
            session={session}
            onCancelled={(kept) => {
              setNotice(kept > 0 ? sessionCopy.cancelKept(kept) : undefined);
              onChanged();
            }}
          />
        )}
      </Card>
    </View>
  );
}

function Facts({ session, nowMs }: { session: SessionDetail; nowMs: number }) {
  const { status, category, tags, plan, lecturer } = session;
  const segments = session.segments.map((one) => segmentNames[one]);
  const audience = sessionCopy.audience(
    session.invited.length > 0 ? session.invited : [session.organisationName],
    segments,
  );
  const rules = common.listOf(
    session.required ? sessionCopy.required : undefined,
    session.openToAll ? sessionCopy.openToAll : undefined,
    session.mode === 'on-site' ? undefined : modeNames[session.mode],
    codeKindNames[session.codeKind],
    session.inSeries ? sessionCopy.series : undefined,
    plan.fence ? sessionCopy.fence(plan.fence.radiusMeters) : undefined,
  );
  return (
    <Card>
      <View className="session-page__tags">
        <Tag text={sessionStatusNames[status]} tone={status === 'open' ? 'green' : 'neutral'} />
        {[category, ...tags].map((one) => (
          <Tag key={one} text={categoryNames[one]} />
        ))}
      </View>
      <View className="session-page__title">{session.title}</View>
      <Fact icon="clock" text={sessionTimeOf(session.startsAtMs, session.endsAtMs, nowMs)} />
      <Fact icon="map-pin" text={session.venue} />
      {lecturer !== undefined && <Fact icon="user-round" text={lecturer} />}
      <Fact
        icon="users-round"
        text={common.listOf(audience, deskCopy.expected(session.expected))}
      />
      <Fact
        icon="qr-code"
        text={sessionCopy.window(
          clockTimeOf(session.checkInOpensAtMs),
          clockTimeOf(session.checkInClosesAtMs),
        )}
      />
      <Fact icon="settings-2" text={rules} />
      {session.required && status === 'closed' && (
        <Fact icon="hourglass" text={sessionCopy.waiting} />
      )}
      {session.required && status === 'settled' && (
        <Fact icon="circle-check" text={sessionCopy.settled} />
      )}
    </Card>
  );
}

/** The one red button: to start, to project, or nothing once it is over. Closing is asked once more. */
function CheckInActions({ session, onChanged }: BlocksProps) {
  const { sessionId, status, may } = session;
  const { starting, failure: startFailure, start } = useStart();
  const [closing, setClosing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<FailureCode>();
  const act = async (ask: (id: string) => Promise<CallResult<unknown>>) => {
    setBusy(true);
    setFailure(undefined);
    const result = await ask(sessionId);
    setBusy(false);
    setClosing(false);
    if (result.ok) onChanged();
    else setFailure(result.code);
  };
  const failed = startFailure ?? failure;
  return (
    <>
      {failed && <Strip icon="circle-alert" tone="amber" text={errorCopy[failed]} />}
      {may.includes('open') && (
        <Button
          icon="qr-code"
          text={starting ? deskCopy.starting : sessionCopy.open}
          busy={starting}
          onPress={() => start(sessionId)}
        />
      )}
      {status === 'open' && (
        <Button
          icon="qr-code"
          text={deskCopy.toBoard}
          onPress={() => openPage('board', { id: sessionId })}
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

function HeadCount({ session, onChanged }: BlocksProps) {
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

function Cancel({
  session,
  onCancelled,
}: {
  session: SessionDetail;
  onCancelled: (kept: number) => void;
}) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Row icon="x" title={sessionCopy.cancel} onPress={() => setAsking(true)} />
      {asking && (
        <CancelSheet
          sessionId={session.sessionId}
          following={session.following}
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
