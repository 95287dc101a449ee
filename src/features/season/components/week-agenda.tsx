import { View } from '@tarojs/components';
import type { HomeLecture, HomeSession } from '@contract/home';
import { Card, Row, SectionTitle, Tag } from '@/components';
import { common } from '@/copy/common';
import { homeCopy } from '@/copy/home';
import { dueOf, progressOf } from '@/copy/lecture';
import { sessionTimeOf } from '@/copy/time';
import { openPage } from '@/platform/navigation';

export interface WeekAgendaProps {
  sessions: HomeSession[];
  lectures: HomeLecture[];
  nowMs: number;
}

/** What else is due this week; nothing at all where nothing is. */
export function WeekAgenda({ sessions, lectures, nowMs }: WeekAgendaProps) {
  if (sessions.length + lectures.length === 0) return null;
  return (
    <View>
      <SectionTitle text={homeCopy.week} />
      <Card flush>
        {sessions.map((session) => (
          <Row
            key={session.sessionId}
            icon="calendar-days"
            title={session.title}
            detail={common.listOf(
              sessionTimeOf(session.startsAtMs, session.endsAtMs, nowMs),
              session.venue,
            )}
            end={<SessionState session={session} />}
            onPress={() => openPage(session.online ? 'live' : 'leave', { id: session.sessionId })}
          />
        ))}
        {lectures.map((lecture) => (
          <Row
            key={lecture.lectureId}
            icon="play"
            title={lecture.title}
            detail={common.listOf(
              progressOf(lecture.durationSeconds, lecture.coverage),
              lecture.dueOn && dueOf(lecture.dueOn, nowMs),
            )}
            onPress={() => openPage('lecturePlayer', { id: lecture.lectureId })}
          />
        ))}
      </Card>
    </View>
  );
}

function SessionState({ session }: { session: HomeSession }) {
  if (session.news === 'cancelled') return <Tag text={homeCopy.stateTags.cancelled} />;
  if (session.recorded === 'pending') return <Tag tone="amber" text={homeCopy.stateTags.pending} />;
  if (session.recorded === 'excused') return <Tag text={homeCopy.stateTags.excused} />;
  if (session.recorded === 'present' || session.recorded === 'late')
    return <Tag tone="green" text={homeCopy.stateTags.attended} />;
  if (session.recorded === 'left') return <Tag text={homeCopy.stateTags.left} />;
  if (session.news === 'moved') return <Tag tone="amber" text={homeCopy.stateTags.moved} />;
  return session.required ? <Tag text={homeCopy.required} /> : null;
}
