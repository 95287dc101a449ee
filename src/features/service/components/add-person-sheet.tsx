import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ServiceResponses } from '@contract/service';
import type { DeskActivity, HoursRow } from '@contract/service-answers';
import { Button, Row, Sheet, Strip } from '@/components';
import { TextField } from '@/components/fields';
import { errorCopy } from '@/copy/error-copy';
import { serviceDeskCopy } from '@/copy/service';
import { useWork } from '@/platform/use-work';
import { findMembers } from '../api';
import { hoursAt, indexOfHours } from '../forms';
import './service.scss';

export interface AddPersonSheetProps {
  activity: DeskActivity;
  onChosen: (row: HoursRow) => void;
  onClose: () => void;
}

/** Finds somebody by name who came and has no phone to say so. */
export function AddPersonSheet({ activity, onChosen, onClose }: AddPersonSheetProps) {
  const [name, setName] = useState('');
  const [found, setFound] = useState<ServiceResponses['find']['found']>();
  const { busy, failure, run } = useWork();
  const { activityId, startsAtMs, endsAtMs } = activity;
  const hours = hoursAt(Math.min(15, indexOfHours((endsAtMs - startsAtMs) / 3_600_000)));
  const find = () =>
    void run(
      () => findMembers(activityId, name.trim()),
      (answer) => setFound(answer.found),
    );
  return (
    <Sheet title={serviceDeskCopy.addPersonTitle} onClose={onClose}>
      <View className="service__sheet">
        <TextField
          label={serviceDeskCopy.search}
          hint={serviceDeskCopy.searchHint}
          maxlength={30}
          value={name}
          onChange={setName}
          onConfirm={find}
        />
        {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
        {found?.length === 0 && (
          <Strip icon="circle-alert" tone="amber" text={serviceDeskCopy.foundNone} />
        )}
        {found?.map(({ memberId, name: own, branchName }) => (
          <Row
            key={memberId}
            title={own}
            detail={branchName}
            onPress={() =>
              onChosen({
                ...{ workId: activityId, memberId, name: own, branchName, hours },
                ...{ revision: 0, status: 'none', isCaller: false },
              })
            }
          />
        ))}
        <Button
          text={serviceDeskCopy.find}
          busy={busy}
          disabled={name.trim() === ''}
          onPress={find}
        />
      </View>
    </Sheet>
  );
}
