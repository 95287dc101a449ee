import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Card, QueryView, Row, SectionTitle, Strip, Tag } from '@/components';
import type { DeskAnswer } from '@contract/season';
import { common } from '@/copy/common';
import { errorCopy } from '@/copy/error-copy';
import { deskCopy, sessionStatusNames } from '@/copy/session';
import { sessionTimeOf } from '@/copy/time';
import { useCachedQuery } from '@/platform/cached-query';
import { serverNowMs } from '@/platform/clock';
import type { FailureCode } from '@/platform/cloud';
import { openPage } from '@/platform/navigation';
import { followEveryMs } from '@/platform/use-repeated';
import { listSessions, openSession } from '../api';
import { groupSessions, otherOrganisation, type DeskSession } from '../session-groups';
import { PresentSession } from './present-session';
import './desk.scss';

/** The branch secretary's desk: what is on today, what waits for a decision, and the sessions around it. */
export function Desk() {
  const query = useCachedQuery('season.listSessions', listSessions, { everyMs: followEveryMs });
  return (
    <QueryView query={query} skeleton={['line', 'tall', 'card', 'card']}>
      {(desk) => <DeskBlocks desk={desk} />}
    </QueryView>
  );
}

function DeskBlocks({ desk }: { desk: DeskAnswer }) {
  const nowMs = serverNowMs();
  const { present, coming, past, waiting } = groupSessions(desk.sessions, nowMs);
  const { failure, starting, start } = useStart();
  return (
    <View className="desk">
      <View>
        <View className="desk__name">{desk.organisationName}</View>
        <View className="desk__members">{deskCopy.members(desk.memberCount)}</View>
      </View>
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      {present ? (
        <PresentSession
          session={present}
          organisation={otherOrganisation(present, desk.organisationName)}
          nowMs={nowMs}
          starting={starting}
          onStart={start}
        />
      ) : (
        <Card>
          <View className="desk__none">{deskCopy.noneToday}</View>
          <View className="desk__fact">{deskCopy.noneTodayFact}</View>
          <Button
            icon="plus"
            text={deskCopy.newSession}
            onPress={() => openPage('sessionEditor')}
          />
        </Card>
      )}
      <ToDo waiting={waiting} ownName={desk.organisationName} />
      <SessionList
        title={deskCopy.coming}
        sessions={coming}
        ownName={desk.organisationName}
        nowMs={nowMs}
      />
      {present && (
        <Button
          kind="secondary"
          icon="plus"
          text={deskCopy.newSession}
          onPress={() => openPage('sessionEditor')}
        />
      )}
      <SessionList
        title={deskCopy.past}
        sessions={past}
        ownName={desk.organisationName}
        nowMs={nowMs}
      />
    </View>
  );
}

/** Opens a session for check-in and goes to its board; a session that is open already opens again without harm. */
function useStart() {
  const [starting, setStarting] = useState(false);
  const [failure, setFailure] = useState<FailureCode>();
  const start = async (sessionId: string) => {
    setStarting(true);
    setFailure(undefined);
    const result = await openSession(sessionId);
    setStarting(false);
    if (result.ok) openPage('board', { id: sessionId });
    else setFailure(result.code);
  };
  return { starting, failure, start: (sessionId: string) => void start(sessionId) };
}

function ToDo({ waiting, ownName }: { waiting: DeskSession[]; ownName: string }) {
  const count = waiting.reduce((sum, one) => sum + one.pending, 0);
  if (count === 0) return <Strip icon="circle-check" text={deskCopy.nothingToDo} />;
  return (
    <View>
      <SectionTitle text={deskCopy.todo(count)} />
      <Card flush>
        {waiting.map((one) => (
          <Row
            key={one.sessionId}
            icon="hourglass"
            title={deskCopy.pendingOf(one.pending)}
            detail={common.listOf(one.title, otherOrganisation(one, ownName))}
            onPress={() => openPage('attendanceSheet', { id: one.sessionId })}
          />
        ))}
      </Card>
    </View>
  );
}

interface SessionListProps {
  title: string;
  sessions: DeskSession[];
  /** The desk's own organisation, which goes without saying. */
  ownName: string;
  nowMs: number;
}

function SessionList({ title, sessions, ownName, nowMs }: SessionListProps) {
  if (sessions.length === 0) return null;
  return (
    <View>
      <SectionTitle text={title} />
      <Card flush>
        {sessions.map((one) => (
          <Row
            key={one.sessionId}
            title={one.title}
            detail={common.listOf(
              otherOrganisation(one, ownName),
              sessionTimeOf(one.startsAtMs, one.endsAtMs, nowMs),
            )}
            end={<SessionEnd session={one} />}
            onPress={() => openPage('attendanceSheet', { id: one.sessionId })}
          />
        ))}
      </Card>
    </View>
  );
}

function SessionEnd({ session }: { session: DeskSession }) {
  const { status, attended, expected } = session;
  if (status === 'open') return <Tag text={sessionStatusNames.open} tone="green" />;
  return (
    <View className="desk__count">
      {status === 'published' ? deskCopy.expected(expected) : `${attended}/${expected}`}
    </View>
  );
}
