import { View } from '@tarojs/components';
import { Card, Fact, PlaceFact, Tag } from '@/components';
import type { SessionDetail } from '@contract/season-answers';
import { common } from '@/copy/common';
import { segmentNames } from '@/copy/segments';
import { categoryNames, deskCopy, sessionStatusNames } from '@/copy/session';
import { codeKindNames, modeNames, sessionCopy } from '@/copy/session-editor';
import { clockTimeOf, sessionTimeOf } from '@/copy/time';
import { shownStatus } from '../session-groups';

/** What was planned of a session, and how it stands. */
export function SessionFacts({ session, nowMs }: { session: SessionDetail; nowMs: number }) {
  const { category, tags, plan, lecturer } = session;
  const status = shownStatus(session, nowMs);
  const segments = session.segments.map((one) => segmentNames[one]);
  const audience = sessionCopy.audience(
    session.invited.length > 0 ? session.invited : [session.organisationName],
    segments,
  );
  const rules = common.listOf(
    session.required ? sessionCopy.required : undefined,
    session.openToAll ? sessionCopy.openToAll : undefined,
    session.mode === 'on-site' ? undefined : modeNames[session.mode],
    // Nobody is in a hall to scan a code.
    session.mode === 'online' ? undefined : codeKindNames[session.codeKind],
    session.inSeries ? sessionCopy.series : undefined,
    plan.fence ? sessionCopy.fence(plan.fence.radiusMeters) : undefined,
  );
  return (
    <Card>
      <View className="session-page__tags">
        <Tag text={sessionStatusNames[status]} tone={status === 'open' ? 'green' : 'neutral'} />
        {[category, ...tags].map((one) => (
          <Tag key={one} text={categoryNames[one]} />
        ))}
      </View>
      <View className="session-page__title">{session.title}</View>
      <Fact icon="clock" text={sessionTimeOf(session.startsAtMs, session.endsAtMs, nowMs)} />
      <PlaceFact venue={session.venue} online={session.mode === 'online'} />
      {lecturer !== undefined && <Fact icon="user-round" text={lecturer} />}
      <Fact
        icon="users-round"
        text={common.listOf(audience, deskCopy.expected(session.expected))}
      />
      <Fact
        icon="qr-code"
        text={sessionCopy.window(
          clockTimeOf(session.checkInOpensAtMs),
          clockTimeOf(session.checkInClosesAtMs),
        )}
      />
      <Fact icon="settings-2" text={rules} />
      {session.required && status === 'closed' && (
        <Fact icon="hourglass" text={sessionCopy.waiting} />
      )}
      {session.required && status === 'settled' && (
        <Fact icon="circle-check" text={sessionCopy.settled} />
      )}
    </Card>
  );
}
