import { View } from '@tarojs/components';
import type { HomeSession } from '@contract/home';
import { Button, Card, Fact, PlaceFact, Tag } from '@/components';
import { homeCopy } from '@/copy/home';
import { dueOf, progressOf } from '@/copy/lecture';
import { clockTimeOf, sessionTimeOf } from '@/copy/time';
import { openPage } from '@/platform/navigation';
import type { Now } from '../now';
import './now-card.scss';

const words = homeCopy.now;

/** One thing to do now, with one red button. */
export function NowCard({ now, nowMs }: { now: Now; nowMs: number }) {
  switch (now.kind) {
    case 'check-in':
      return <CheckInCard session={now.session} running={now.running} nowMs={nowMs} />;
    case 'at-session':
      return (
        <SessionCard
          eyebrow={now.session.startsAtMs <= nowMs ? words.running : words.soon}
          session={now.session}
          nowMs={nowMs}
        >
          <Recorded session={now.session} />
          <ToLive session={now.session} open />
        </SessionCard>
      );
    case 'upcoming':
      return (
        <SessionCard eyebrow={words.next} session={now.session} nowMs={nowMs}>
          <Before session={now.session} />
          <ToLeave session={now.session} />
        </SessionCard>
      );
    case 'learn':
      return <LearnCard now={now} nowMs={nowMs} />;
    case 'nothing':
      return (
        <Card className="now-card">
          <View className="now-card__title">{words.allDone}</View>
          <Fact icon="calendar-days" text={words.allDoneDetail} />
        </Card>
      );
  }
}

function CheckInCard(props: { session: HomeSession; running: boolean; nowMs: number }) {
  const { session, running, nowMs } = props;
  const open = session.checkInOpensAtMs <= nowMs;
  return (
    <SessionCard eyebrow={running ? words.running : words.soon} session={session} nowMs={nowMs}>
      <Before session={session} />
      {!open && <State text={words.opensAt(clockTimeOf(session.checkInOpensAtMs))} />}
      {open && session.online !== 'only' && (
        <Button
          text={words.checkIn}
          icon="scan-line"
          onPress={() => openPage('checkIn', { scan: '1' })}
        />
      )}
      <ToLive session={session} open={open} />
      <ToLeave session={session} />
    </SessionCard>
  );
}

/** What was decided about this member before; whoever was excused may come all the same. */
function Before({ session: { recorded } }: { session: HomeSession }) {
  if (recorded === 'excused') return <State text={words.excused} />;
  return recorded === 'declined' ? <State tone="amber" text={words.declined} /> : null;
}

/** Whoever cannot come says so, and reads there what the secretary has answered. */
function ToLeave({ session: { recorded, sessionId } }: { session: HomeSession }) {
  if (recorded === 'declined') return null;
  return (
    <Button
      kind="quiet"
      text={recorded === 'excused' ? words.leaveApproved : words.leave}
      onPress={() => openPage('leave', { id: sessionId })}
    />
  );
}

/** The other way to be there; the red button stays with the scan, where there is a hall to scan in. */
function ToLive({ session, open }: { session: HomeSession; open: boolean }) {
  if (!session.online || !open) return null;
  const canScan = session.online === 'also' || session.recorded !== 'none';
  return (
    <Button
      kind={canScan ? 'secondary' : 'primary'}
      icon="play"
      text={words.live}
      onPress={() => openPage('live', { id: session.sessionId })}
    />
  );
}

function LearnCard({ now, nowMs }: { now: Extract<Now, { kind: 'learn' }>; nowMs: number }) {
  const { lecture } = now;
  return (
    <Card className="now-card">
      <View className="now-card__eyebrow">{words.due}</View>
      <View className="now-card__title">{lecture.title}</View>
      <Fact icon="clock" text={progressOf(lecture.durationSeconds, lecture.coverage)} />
      {lecture.dueOn && <Fact icon="calendar-days" text={dueOf(lecture.dueOn, nowMs)} />}
      <View className="now-card__action">
        <Button
          text={words.learn}
          icon="play"
          onPress={() => openPage('lecturePlayer', { id: lecture.lectureId })}
        />
      </View>
    </Card>
  );
}

interface SessionCardProps {
  eyebrow: string;
  session: HomeSession;
  nowMs: number;
  children?: React.ReactNode;
}

function SessionCard({ eyebrow, session, nowMs, children }: SessionCardProps) {
  return (
    <Card className="now-card">
      <View className="now-card__eyebrow">{eyebrow}</View>
      <View className="now-card__title">{session.title}</View>
      <Fact icon="clock" text={sessionTimeOf(session.startsAtMs, session.endsAtMs, nowMs)} />
      <PlaceFact venue={session.venue} online={session.noHall === true} />
      {session.news === 'moved' && <Fact icon="circle-alert" text={words.moved} />}
      {children && <View className="now-card__action">{children}</View>}
    </Card>
  );
}

function Recorded({ session: { recorded, seenAtMs } }: { session: HomeSession }) {
  const seen = (state: string) => words.seen(seenAtMs, state);
  if (recorded === 'pending') return <State tone="amber" text={seen(words.pending)} />;
  if (recorded === 'late') return <State tone="amber" text={seen(words.checkedInLate)} />;
  if (recorded === 'left') return <State text={words.leftEarly} />;
  return <State tone="green" text={seen(words.checkedIn)} />;
}

/** A state among the buttons, as wide as its words: it is not to be pressed. */
function State(props: React.ComponentProps<typeof Tag>) {
  return (
    <View>
      <Tag {...props} />
    </View>
  );
}
