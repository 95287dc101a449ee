import { View } from '@tarojs/components';
import { useState } from 'react';
import type { RoleName } from '@contract/vocabulary';
import { Card, ErrorState, OutdatedNote, Row, Skeleton, SwitchRow } from '@/components';
import { reminderCopy } from '@/copy/branch';
import { elderViewCopy } from '@/copy/common';
import { errorCopy } from '@/copy/error-copy';
import { joinEntry, meCopy } from '@/copy/me';
import { useElderView } from '@/platform/elder-view';
import { openPage } from '@/platform/navigation';
import { useMe } from '../use-me';
import { HideNameRow } from './hide-name-row';
import { MeHead } from './me-head';
import { PrivacySheet } from './privacy-sheet';
import './me-blocks.scss';

/** 我的: who I am, my book, the desk for those who hold a role, settings, privacy. */
export function MeBlocks() {
  const { data: me, failure, loading, asOfMs, offline, refresh } = useMe();
  const [elder, turnElder] = useElderView();
  const [privacy, setPrivacy] = useState(false);
  const guest = !me && failure === 'NOT_JOINED';
  const outdated = me && failure && asOfMs !== undefined;
  return (
    <View className="me-blocks">
      {outdated && <OutdatedNote asOfMs={asOfMs} offline={offline} onRetry={refresh} />}
      {(me || guest) && <MeHead me={me} />}
      {!me && !guest && failure && !loading && (
        <ErrorState text={errorCopy[failure]} onRetry={refresh} />
      )}
      {!me && !guest && (!failure || loading) && <Skeleton blocks={['card']} />}
      {guest && (
        <Card flush>
          <Row
            icon="user-round"
            title={joinEntry.title}
            detail={joinEntry.detail}
            onPress={() => openPage('join')}
          />
        </Card>
      )}
      {me && <RoleRows roles={me.roles.map(({ role }) => role)} />}
      {me && <OwnRows />}
      <AroundRows member={me !== undefined} />
      <Card flush>
        {me && <Row icon="badge-check" title={meCopy.binding} onPress={() => openPage('join')} />}
        <SwitchRow
          icon="settings-2"
          title={elderViewCopy.name}
          detail={elderViewCopy.detail}
          on={elder}
          onChange={turnElder}
        />
        {me && <HideNameRow hidden={me.nameHidden} onSaved={refresh} />}
        <Row
          icon="shield-check"
          title={me ? meCopy.privacyCentre : meCopy.privacy}
          detail={meCopy.privacyDetail}
          onPress={() => (me ? openPage('privacy') : setPrivacy(true))}
        />
      </Card>
      {privacy && <PrivacySheet onClose={() => setPrivacy(false)} />}
    </View>
  );
}

/** What I have done and what is expected of me. */
function OwnRows() {
  return (
    <Card flush>
      <Row icon="check" title={meCopy.plan} onPress={() => openPage('plan')} />
      <Row icon="award" title={meCopy.scoreBook} onPress={() => openPage('scoreBook')} />
      <Row
        icon="calendar-days"
        title={meCopy.attendance}
        onPress={() => openPage('attendanceHistory')}
      />
      <Row icon="qr-code" title={meCopy.memberCode} onPress={() => openPage('memberCode')} />
      <Row
        icon="bell"
        title={reminderCopy.page}
        detail={reminderCopy.pageDetail}
        onPress={() => openPage('reminders')}
      />
    </Card>
  );
}

/** What goes on beside sessions and lectures; venues are everybody's. */
function AroundRows({ member }: { member: boolean }) {
  return (
    <Card flush>
      {member && <Row icon="sprout" title={meCopy.services} onPress={() => openPage('services')} />}
      {member && (
        <Row icon="circle-check" title={meCopy.projects} onPress={() => openPage('projects')} />
      )}
      <Row icon="map-pin" title={meCopy.venues} onPress={() => openPage('venues')} />
    </Card>
  );
}

/** What one has to do with a role: who gives lectures makes them, everybody else runs something. */
function RoleRows({ roles }: { roles: readonly RoleName[] }) {
  return (
    <>
      {roles.includes('lecturer') && (
        <Card flush>
          <Row
            icon="book-open"
            title={meCopy.lectures}
            detail={meCopy.lecturesDetail}
            onPress={() => openPage('authoring')}
          />
        </Card>
      )}
      {roles.some((role) => role !== 'lecturer') && (
        <Card flush>
          <Row
            icon="users-round"
            title={meCopy.desk}
            detail={meCopy.deskDetail}
            onPress={() => openPage('desk')}
          />
          <Row
            icon="trophy"
            title={meCopy.report}
            detail={meCopy.reportDetail}
            onPress={() => openPage('branchAttendance')}
          />
          {roles.some((role) => role === 'secretary' || role === 'administrator') && (
            <Row
              icon="award"
              title={meCopy.points}
              detail={meCopy.pointsDetail}
              onPress={() => openPage('points')}
            />
          )}
          <Row
            icon="user-round"
            title={meCopy.organisation}
            detail={meCopy.organisationDetail}
            onPress={() => openPage('organisation')}
          />
        </Card>
      )}
    </>
  );
}
