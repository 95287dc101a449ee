import { View } from '@tarojs/components';
import type { HomeLecture, HomeSession, HomeTask } from '@contract/home';
import { Card, Row, SectionTitle, Tag } from '@/components';
import { common } from '@/copy/common';
import { homeCopy } from '@/copy/home';
import { dueOf, progressOf } from '@/copy/lecture';
import { sessionTimeOf } from '@/copy/time';
import { openPage } from '@/platform/navigation';

export interface WeekAgendaProps {
  sessions: HomeSession[];
  lectures: HomeLecture[];
  /** Of the plan; undefined where none is written. */
  toDo: HomeTask[] | undefined;
  nowMs: number;
}

/** Of sessions and lectures; more is what the large view leaves out. */
const elderLimit = 2;

/** What else is due this week; nothing at all where nothing is. */
export function WeekAgenda({ sessions, lectures, toDo, nowMs }: WeekAgendaProps) {
  if (sessions.length + lectures.length + (toDo?.length ?? 0) === 0) return null;
  const toPlan = () => openPage('plan');
  return (
    <View>
      <SectionTitle
        text={homeCopy.week}
        {...(toDo ? { more: homeCopy.plan, onMore: toPlan } : {})}
      />
      <Card flush>
        {toDo?.map(({ taskId, title, dueOn }) => (
          <Row
            key={taskId}
            icon="check"
            title={title}
            detail={dueOf(dueOn, nowMs)}
            onPress={toPlan}
          />
        ))}
        {sessions.map((session, index) => (
          <Row
            key={session.sessionId}
            icon="calendar-days"
            title={session.title}
            detail={common.listOf(
              sessionTimeOf(session.startsAtMs, session.endsAtMs, nowMs),
              session.venue,
            )}
            end={<SessionState session={session} />}
            standardOnly={index >= elderLimit}
            onPress={() => openPage(session.online ? 'live' : 'leave', { id: session.sessionId })}
          />
        ))}
        {lectures.map((lecture, index) => (
          <Row
            key={lecture.lectureId}
            icon="play"
            title={lecture.title}
            detail={common.listOf(
              progressOf(lecture.durationSeconds, lecture.coverage),
              lecture.dueOn && dueOf(lecture.dueOn, nowMs),
            )}
            standardOnly={sessions.length + index >= elderLimit}
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
