import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import { QueryView, Strip } from '@/components';
import type { SessionDetail } from '@contract/season-answers';
import { sessionCopy } from '@/copy/session-editor';
import { useCachedQuery } from '@/platform/cached-query';
import { serverNowMs } from '@/platform/clock';
import { pageParameter } from '@/platform/navigation';
import { followEveryMs } from '@/platform/use-repeated';
import { useDone } from '../done-notice';
import { fetchSession } from '../session-api';
import { shownStatus } from '../session-groups';
import { CheckInActions } from './check-in-actions';
import { SessionFacts } from './session-facts';
import { SessionRows } from './session-rows';
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
  const done = useDone(session.sessionId);
  const [notice, setNotice] = useState<string>();
  const { cancelReason } = session;
  const status = shownStatus(session, nowMs);
  return (
    <View className="session-page">
      {done !== undefined && <Strip icon="circle-check" text={done} />}
      {notice && <Strip icon="circle-alert" tone="amber" text={notice} />}
      {cancelReason !== undefined && status === 'cancelled' && (
        <Strip icon="x" text={sessionCopy.cancelledBecause(cancelReason)} />
      )}
      {status === 'lapsed' && (
        <Strip icon="circle-alert" tone="amber" text={sessionCopy.neverOpened} />
      )}
      <SessionFacts session={session} nowMs={nowMs} />
      <CheckInActions session={session} onChanged={onChanged} />
      <SessionRows
        session={session}
        onChanged={onChanged}
        onCancelled={(kept) => {
          setNotice(kept > 0 ? sessionCopy.cancelKept(kept) : undefined);
          onChanged();
        }}
      />
    </View>
  );
}
