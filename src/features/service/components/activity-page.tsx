import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { ActivityView } from '@contract/service-answers';
import { Button, Card, Fact, QueryView, Strip } from '@/components';
import { errorCopy } from '@/copy/error-copy';
import { ownHoursDetail, serviceCopy, serviceKindNames } from '@/copy/service';
import { useCachedQuery } from '@/platform/cached-query';
import { serverNowMs } from '@/platform/clock';
import { openPage, pageParameter } from '@/platform/navigation';
import { useWork } from '@/platform/use-work';
import { fetchActivity, signUp, withdraw } from '../api';
import './service.scss';

/** One activity: when, where, for how many; and the one thing that can be done now. */
export function ActivityPage() {
  const [activityId] = useState(() => pageParameter('id') ?? '');
  const ask = useCallback(() => fetchActivity(activityId), [activityId]);
  const query = useCachedQuery(`service.show.${activityId}`, ask);
  return (
    <QueryView query={query} skeleton={['tall', 'line']}>
      {(activity) => <Activity activity={activity} onChanged={query.refresh} />}
    </QueryView>
  );
}

interface ActivityProps {
  activity: ActivityView;
  onChanged: () => void;
}

function Activity({ activity, onChanged }: ActivityProps) {
  const { activityId, title, kind, venue, note, hours, may, reason, signedUp } = activity;
  const { busy, failure, run } = useWork();
  const nowMs = serverNowMs();
  const isAhead = activity.status === 'planned' && activity.startsAtMs > nowMs;
  return (
    <View className="service">
      {reason !== undefined && (
        <Strip icon="circle-alert" tone="amber" text={serviceCopy.calledOff(reason)} />
      )}
      {hours && (
        <Strip
          icon={hours.status === 'confirmed' ? 'circle-check' : 'hourglass'}
          text={`${serviceCopy.statusSaid[hours.status]}：${ownHoursDetail(hours)}`}
        />
      )}
      {!hours && signedUp && isAhead && <Strip icon="circle-check" text={serviceCopy.signedUp} />}
      <Card>
        <View className="service__sheet">
          <View>
            <View className="service__sentence">{title}</View>
            <View className="service__note">{serviceKindNames[kind]}</View>
          </View>
          <Fact icon="calendar-days" text={serviceCopy.when(activity, nowMs)} />
          {venue !== '' && <Fact icon="map-pin" text={venue} />}
          <Fact icon="users-round" text={serviceCopy.heldBy(activity.organisationName)} />
          {isAhead && <Fact icon="badge-check" text={serviceCopy.roomOf(activity)} />}
          <Fact icon="award" text={serviceCopy.rule(activity.rule)} />
          {note !== '' && <View className="service__note">{note}</View>}
        </View>
      </Card>
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      {may.signUp && (
        <Button
          text={serviceCopy.signUp}
          busy={busy}
          onPress={() => void run(() => signUp(activityId), onChanged)}
        />
      )}
      {may.report && (
        <Button
          text={hours ? serviceCopy.change : serviceCopy.report}
          onPress={() => openPage('serviceReport', { id: activityId })}
        />
      )}
      {may.withdraw && (
        <Button
          kind="secondary"
          text={serviceCopy.withdraw}
          busy={busy}
          onPress={() => void run(() => withdraw(activityId), onChanged)}
        />
      )}
    </View>
  );
}
