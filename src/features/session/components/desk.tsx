import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Button, Card, QueryView, Row, SectionTitle, Strip } from '@/components';
import type { DeskAnswer } from '@contract/season-answers';
import { branchCopy } from '@/copy/branch';
import { pageTitles } from '@/copy/common';
import { errorCopy } from '@/copy/error-copy';
import { deskCopy } from '@/copy/session';
import { sessionTimeOf } from '@/copy/time';
import { useCachedQuery } from '@/platform/cached-query';
import { serverNowMs } from '@/platform/clock';
import { openPage, scrollToTop, usePageShown } from '@/platform/navigation';
import { followEveryMs } from '@/platform/use-repeated';
import { hasDone, useDone } from '../done-notice';
import { listSessions } from '../session-api';
import { groupSessions, otherOrganisation } from '../session-groups';
import { useStart } from '../use-start';
import { NextSeason } from './next-season';
import { PresentSession } from './present-session';
import { MoreSessions, SessionList } from './session-list';
import { ToDo } from './to-do';
import './desk.scss';

interface DeskProps {
  /** What other features show on it: at the top of who leads several branches, and below what waits of who leads one. */
  parts: { ofCommittee: ReactNode; ofBranch: ReactNode };
}

/** The branch secretary's desk: what is on today, what waits for a decision, and the sessions around it. */
export function Desk({ parts }: DeskProps) {
  const query = useCachedQuery('season.listSessions', listSessions, { everyMs: followEveryMs });
  usePageShown(() => {
    if (hasDone()) scrollToTop();
  });
  if (query.failure === 'NO_SEASON')
    return (
      <View className="desk">
        <NextSeason isOver={false} />
      </View>
    );
  return (
    <QueryView query={query} skeleton={['line', 'tall', 'card', 'card']}>
      {(desk) => <DeskBlocks desk={desk} parts={parts} />}
    </QueryView>
  );
}

function DeskBlocks({ desk, parts }: DeskProps & { desk: DeskAnswer }) {
  const nowMs = serverNowMs();
  const { present, coming, past, waiting } = groupSessions(desk.sessions, nowMs);
  const { failure, starting, start } = useStart(present?.mode === 'online' ? 'live' : 'board');
  const done = useDone();
  const list = { ownName: desk.organisationName, nowMs };
  return (
    <View className="desk">
      {done !== undefined && <Strip icon="circle-check" text={done} />}
      <View>
        <View className="desk__name">{desk.organisationName}</View>
        <View className="desk__members">{deskCopy.members(desk.memberCount)}</View>
      </View>
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      {desk.kind !== 'branch' && parts.ofCommittee}
      {present ? (
        <PresentSession
          session={present}
          organisation={otherOrganisation(present, desk.organisationName)}
          nowMs={nowMs}
          starting={starting}
          onStart={start}
        />
      ) : nowMs >= desk.seasonEndsAtMs ? (
        <NextSeason isOver />
      ) : (
        <Card>
          <View className="desk__none">{deskCopy.noneToday}</View>
          <View className="desk__fact">{deskCopy.noneTodayFact}</View>
          <Button
            icon="plus"
            text={deskCopy.newSession}
            onPress={() => openPage('sessionEditor', { day: 'today' })}
          />
        </Card>
      )}
      <ToDo sessions={waiting} others={desk.waiting} ownName={desk.organisationName} />
      {desk.kind === 'branch' ? parts.ofBranch : <ToBranches />}
      <Card flush>
        <Row
          icon="calendar-days"
          title={pageTitles.planDesk}
          detail={deskCopy.planDetail}
          onPress={() => openPage('planDesk')}
        />
        <Row
          icon="sprout"
          title={deskCopy.services}
          detail={deskCopy.servicesDetail}
          onPress={() => openPage('serviceDesk')}
        />
      </Card>
      {present && (
        <Button
          kind="secondary"
          icon="plus"
          text={deskCopy.newSession}
          onPress={() => openPage('sessionEditor')}
        />
      )}
      <Drafts drafts={desk.drafts} nowMs={nowMs} />
      <SessionList title={deskCopy.coming} sessions={coming} {...list} />
      <MoreSessions
        direction="later"
        from={desk.later}
        title={deskCopy.moreComing}
        action={deskCopy.moreComing}
        {...list}
      />
      <SessionList title={deskCopy.joint} sessions={desk.joint} page="attendanceSheet" {...list} />
      <SessionList title={deskCopy.past} sessions={past} {...list} />
      <MoreSessions
        direction="earlier"
        from={desk.earlier}
        title={deskCopy.earlierTitle}
        action={deskCopy.earlier}
        {...list}
      />
    </View>
  );
}

/** Who leads several chooses one there. */
function ToBranches() {
  return (
    <Card flush>
      <Row
        icon="users-round"
        title={branchCopy.glance}
        detail={branchCopy.glanceDetail}
        onPress={() => openPage('branchGlance')}
      />
    </Card>
  );
}

/** What the own desk alone shows: each goes on in the editor. */
function Drafts({ drafts, nowMs }: { drafts: DeskAnswer['drafts']; nowMs: number }) {
  if (drafts.length === 0) return null;
  return (
    <View>
      <SectionTitle text={deskCopy.drafts} />
      <Card flush>
        {drafts.map((one) => (
          <Row
            key={one.sessionId}
            title={one.title === '' ? deskCopy.untitled : one.title}
            detail={sessionTimeOf(one.startsAtMs, one.endsAtMs, nowMs)}
            onPress={() => openPage('sessionEditor', { id: one.sessionId })}
          />
        ))}
      </Card>
    </View>
  );
}
