import { View } from '@tarojs/components';
import type { OwnHours } from '@contract/service-answers';
import { Button, Fact, Sheet, Strip } from '@/components';
import { errorCopy } from '@/copy/error-copy';
import { ownHoursDetail, serviceCopy, serviceKindNames } from '@/copy/service';
import { dateOf } from '@/copy/time';
import { openPage } from '@/platform/navigation';
import { useWork } from '@/platform/use-work';
import { unreport } from '../api';
import './service.scss';

export interface HoursSheetProps {
  told: OwnHours;
  onChanged: () => void;
  onClose: () => void;
}

/** One of the own: how it stands, why, and what can still be done about it. */
export function HoursSheet({ told, onChanged, onClose }: HoursSheetProps) {
  const { workId, own, status, revision, reason, venue } = told;
  const { busy, failure, run } = useWork();
  const counts = own ? serviceCopy.counts(own) : '';
  const canChange = status !== 'confirmed' && status !== 'counting' && status !== 'reversing';
  const change = () => {
    onClose();
    openPage('serviceReport', own ? { work: workId } : { id: workId });
  };
  const drop = () =>
    void run(
      () => unreport(workId, revision),
      () => {
        onClose();
        onChanged();
      },
    );
  return (
    <Sheet title={told.title} onClose={onClose}>
      <View className="service__sheet">
        <View className="service__strong">{serviceCopy.statusSaid[status]}</View>
        {reason !== undefined && (
          <View className="service__note">{serviceCopy.reason(reason)}</View>
        )}
        <Fact icon="clock" text={ownHoursDetail(told)} />
        <Fact icon="calendar-days" text={dateOf(told.atMs)} />
        {venue !== '' && <Fact icon="map-pin" text={venue} />}
        <Fact icon="users-round" text={counts === '' ? serviceKindNames[told.kind] : counts} />
        {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
        {canChange && <Button text={serviceCopy.change} disabled={busy} onPress={change} />}
        {(status === 'waiting' || status === 'returned') && (
          <Button kind="secondary" text={serviceCopy.drop} busy={busy} onPress={drop} />
        )}
      </View>
    </Sheet>
  );
}
