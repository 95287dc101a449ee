import { View } from '@tarojs/components';
import { Button, Card, Fact, PlaceFact, Tag } from '@/components';
import { categoryNames, deskCopy, sessionStatusNames } from '@/copy/session';
import { sessionCopy } from '@/copy/session-editor';
import { sessionTimeOf } from '@/copy/time';
import { openPage } from '@/platform/navigation';
import type { DeskSession } from '../session-groups';
import './present-session.scss';

export interface PresentSessionProps {
  session: DeskSession;
  /** Whose session it is, where that does not go without saying. */
  organisation: string | undefined;
  nowMs: number;
  starting: boolean;
  onStart: (sessionId: string) => void;
}

/** The session that the day is about, with the one thing to do about it. */
export function PresentSession(props: PresentSessionProps) {
  const { session, organisation, nowMs, starting, onStart } = props;
  const { sessionId, title, category, status, venue, attended, expected } = session;
  const open = status === 'open';
  // Nobody is in a hall to scan a code.
  const isOnline = session.mode === 'online';
  return (
    <Card className="present-session">
      <View className="present-session__tags">
        <Tag text={sessionStatusNames[status]} tone={open ? 'green' : 'neutral'} />
        <Tag text={categoryNames[category]} />
      </View>
      <View className="present-session__title">{title}</View>
      {organisation !== undefined && <Fact icon="house" text={organisation} />}
      <Fact icon="clock" text={sessionTimeOf(session.startsAtMs, session.endsAtMs, nowMs)} />
      <PlaceFact venue={venue} online={isOnline} />
      <Fact
        icon="users-round"
        text={open ? deskCopy.attended(attended, expected) : deskCopy.expected(expected)}
      />
      <View className="present-session__action">
        {open ? (
          <Button
            icon={isOnline ? 'play' : 'qr-code'}
            text={isOnline ? sessionCopy.toLive : deskCopy.toBoard}
            onPress={() => openPage(isOnline ? 'live' : 'board', { id: sessionId })}
          />
        ) : (
          <Button
            icon={isOnline ? 'play' : 'qr-code'}
            text={starting ? deskCopy.starting : deskCopy.start}
            busy={starting}
            onPress={() => onStart(sessionId)}
          />
        )}
      </View>
      <View className="present-session__more">
        <Button
          kind="quiet"
          text={deskCopy.sheet}
          onPress={() => openPage('attendanceSheet', { id: sessionId })}
        />
        <Button
          kind="quiet"
          text={deskCopy.detail}
          onPress={() => openPage('session', { id: sessionId })}
        />
      </View>
    </Card>
  );
}
