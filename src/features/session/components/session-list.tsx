import { View } from '@tarojs/components';
import { Button, Card, Row, SectionTitle, Strip, Tag } from '@/components';
import type { SessionCursor } from '@contract/season-answers';
import { common } from '@/copy/common';
import { errorCopy } from '@/copy/error-copy';
import { deskCopy, sessionStatusNames } from '@/copy/session';
import { sessionTimeOf } from '@/copy/time';
import { openPage } from '@/platform/navigation';
import { markOf, otherOrganisation, type DeskSession } from '../session-groups';
import { useMoreSessions } from '../use-more-sessions';

export interface SessionListProps {
  title: string;
  sessions: DeskSession[];
  /** The desk's own organisation, which goes without saying. */
  ownName: string;
  nowMs: number;
  /** Where a line leads. */
  page?: 'session' | 'attendanceSheet';
}

/** Sessions, each leading to its page; nothing at all where there are none. */
export function SessionList(props: SessionListProps) {
  const { title, sessions, ownName, nowMs, page = 'session' } = props;
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
            end={<SessionEnd session={one} nowMs={nowMs} />}
            onPress={() => openPage(page, { id: one.sessionId })}
          />
        ))}
      </Card>
    </View>
  );
}

function SessionEnd({ session, nowMs }: { session: DeskSession; nowMs: number }) {
  const { attended, expected } = session;
  switch (markOf(session, nowMs)) {
    case 'open':
      return <Tag text={sessionStatusNames.open} tone="green" />;
    case 'cancelled':
      return <Tag text={sessionStatusNames.cancelled} />;
    case 'lapsed':
      return <Tag text={sessionStatusNames.lapsed} tone="amber" />;
    case 'expected':
      return <View className="desk__count">{deskCopy.expected(expected)}</View>;
    case 'count':
      return <View className="desk__count">{`${attended}/${expected}`}</View>;
  }
}

interface MoreSessionsProps {
  direction: 'earlier' | 'later';
  from: SessionCursor | undefined;
  title: string;
  /** On the button that fetches them. */
  action: string;
  ownName: string;
  nowMs: number;
}

/** What lies beyond the end of a list, fetched when it is asked for. */
export function MoreSessions(props: MoreSessionsProps) {
  const { direction, from, title, action, ownName, nowMs } = props;
  const { sessions, hasMore, loading, failure, load } = useMoreSessions(direction, from);
  return (
    <>
      <SessionList title={title} sessions={sessions} ownName={ownName} nowMs={nowMs} />
      {failure && (
        <Strip
          icon="circle-alert"
          tone="amber"
          text={errorCopy[failure]}
          action={common.retry}
          onAction={load}
        />
      )}
      {hasMore && (
        <Button
          kind="quiet"
          text={loading ? deskCopy.loading : action}
          busy={loading}
          onPress={load}
        />
      )}
    </>
  );
}
