import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { GivenSession, LecturerAnswer, Reach } from '@contract/lecturer';
import { AsOf, Card, QueryView, Row, SectionTitle, Strip, Tag } from '@/components';
import { common } from '@/copy/common';
import { lecturerCopy as copy, lecturersCopy } from '@/copy/lecturer';
import { durationOf, sessionTimeOf } from '@/copy/time';
import { useCachedQuery } from '@/platform/cached-query';
import { serverNowMs } from '@/platform/clock';
import { openPage, pageParameter } from '@/platform/navigation';
import { fetchLecturer } from '../api';
import { ManageLecturer } from './manage-lecturer';
import './lecturer.scss';

/** One lecturer: what was given this season, and for whoever reads attendance how many it reached. */
export function LecturerPage() {
  const [lecturerId] = useState(() => pageParameter('id') ?? '');
  const ask = useCallback(() => fetchLecturer(lecturerId), [lecturerId]);
  const query = useCachedQuery(`lecturer.show.${lecturerId}`, ask);
  return (
    <QueryView query={query} skeleton={['line', 'card', 'card', 'card']}>
      {(lecturer) => (
        <View className="lecturer">
          <Head lecturer={lecturer} />
          <Given lecturer={lecturer} />
          {lecturer.reach && (
            <Reached reach={lecturer.reach} hasLectures={lecturer.lectures.length > 0} />
          )}
          <Lectures lecturer={lecturer} />
          {lecturer.sessions && <Sessions sessions={lecturer.sessions} />}
          {lecturer.mayEdit && <ManageLecturer lecturer={lecturer} onChanged={query.refresh} />}
        </View>
      )}
    </QueryView>
  );
}

function Head({ lecturer }: { lecturer: LecturerAnswer }) {
  const { name, introduction, isMember, teams, retired } = lecturer;
  const fact = common.listOf(introduction, isMember ? lecturersCopy.member : undefined);
  return (
    <View>
      <View className="lecturer__name">{name}</View>
      {fact !== '' && <View className="lecturer__fact">{fact}</View>}
      {(teams.length > 0 || retired) && (
        <View className="lecturer__tags">
          {teams.map((team) => (
            <View key={team.name} className="lecturer__tag">
              <Tag text={team.name} />
            </View>
          ))}
          {retired && <Tag tone="amber" text={lecturersCopy.retired} />}
        </View>
      )}
    </View>
  );
}

function Given({ lecturer }: { lecturer: LecturerAnswer }) {
  const { lectures, lectureSeconds, sessions, sessionMinutes } = lecturer.given;
  return (
    <View>
      <SectionTitle text={copy.given} />
      <Card flush>
        <Row
          title={copy.lectures}
          end={<View>{copy.lecturesGiven(lectures, lectureSeconds)}</View>}
        />
        <Row
          title={copy.sessions}
          end={<View>{copy.sessionsGiven(sessions, sessionMinutes)}</View>}
        />
      </Card>
    </View>
  );
}

function Reached({ reach, hasLectures }: { reach: Reach; hasLectures: boolean }) {
  const { heads, personTimes, guests, views, ofLatestSessions } = reach;
  return (
    <View>
      <SectionTitle text={copy.reach} />
      <Card flush>
        <Row title={copy.heads} end={<View>{copy.headsOf(heads)}</View>} />
        <Row title={copy.onSite} end={<View>{copy.times(personTimes.onSite)}</View>} />
        <Row title={copy.online} end={<View>{copy.times(personTimes.online)}</View>} />
        <Row title={copy.guests} end={<View>{copy.times(guests)}</View>} />
        {hasLectures && (
          <Row
            title={copy.views}
            detail={views ? copy.viewsOf(views.began, views.completed) : copy.viewsNone}
          />
        )}
      </Card>
      <View className="lecturer__note">{copy.reachFact}</View>
      {ofLatestSessions !== undefined && (
        <Strip icon="circle-alert" text={copy.latest(ofLatestSessions)} />
      )}
      {views && <AsOf atMs={views.countedAtMs} />}
    </View>
  );
}

function Lectures({ lecturer: { lectures } }: { lecturer: LecturerAnswer }) {
  return (
    <View>
      <SectionTitle text={copy.lecturesTitle} />
      <Card flush>
        {lectures.length === 0 && <Row title={copy.lecturesNone} />}
        {lectures.map(({ lectureId, title, series, durationSeconds, withdrawn }) => (
          <Row
            key={lectureId}
            icon="play"
            title={title}
            detail={common.listOf(series, durationOf(durationSeconds))}
            {...(withdrawn
              ? { end: <Tag text={copy.withdrawn} /> }
              : { onPress: () => openPage('lecturePlayer', { id: lectureId }) })}
          />
        ))}
      </Card>
    </View>
  );
}

function Sessions({ sessions }: { sessions: readonly GivenSession[] }) {
  const nowMs = serverNowMs();
  return (
    <View>
      <SectionTitle text={copy.sessionsTitle} />
      <Card flush>
        {sessions.length === 0 && <Row title={copy.sessionsNone} />}
        {sessions.map((one) => (
          <Row
            key={one.sessionId}
            title={one.title}
            detail={common.listOf(
              sessionTimeOf(one.startsAtMs, one.endsAtMs, nowMs),
              one.organisationName,
            )}
            {...(one.held ? {} : { end: <Tag text={copy.notHeld} /> })}
          />
        ))}
      </Card>
    </View>
  );
}
