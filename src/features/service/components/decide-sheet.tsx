import { View } from '@tarojs/components';
import { useState } from 'react';
import type { HoursRow } from '@contract/service-answers';
import { mostHours } from '@contract/service-work';
import { Button, Sheet, Strip } from '@/components';
import { ReturnForm } from '@/components/decision';
import { ChoiceField, TextField } from '@/components/fields';
import { errorCopy } from '@/copy/error-copy';
import { serviceCopy, serviceDeskCopy, serviceFormCopy } from '@/copy/service';
import { useWork } from '@/platform/use-work';
import { confirmHours, sendBack, takeBack } from '../api';
import { hoursAt, indexOfHours } from '../forms';
import './service.scss';

export interface DecideSheetProps {
  row: HoursRow;
  /** Told in words what was done. */
  onDone: (said: string) => void;
  onClose: () => void;
}

const options = serviceFormCopy.hoursOptions(mostHours);
const longest = 40;

/** One member's hours: as many as are right, or back with a reason. */
export function DecideSheet({ row, onDone, onClose }: DecideSheetProps) {
  const { name, hours, status } = row;
  const [index, setIndex] = useState(() => indexOfHours(hours));
  const [saying, setSaying] = useState<'back' | 'take'>();
  const [reason, setReason] = useState('');
  const { busy, failure, run } = useWork();
  const isConfirmed = status === 'confirmed';
  const isOther = hoursAt(index) !== hours;
  const finished = (said: string) => {
    onClose();
    onDone(said);
  };
  const confirm = () =>
    void run(
      () => confirmHours(row, hoursAt(index), isConfirmed ? reason.trim() : ''),
      () => finished(serviceDeskCopy.done(name, hoursAt(index))),
    );
  const say = (how: 'back' | 'take', why: string) =>
    void run(
      () => (how === 'back' ? sendBack : takeBack)(row, why),
      () => finished(serviceDeskCopy.said(how, name)),
    );
  const needsReason = isConfirmed && isOther && reason.trim() === '';
  return (
    <Sheet title={serviceDeskCopy.sheetTitle(name || serviceDeskCopy.nameless)} onClose={onClose}>
      <View className="service__sheet">
        <View className="service__note">{toldText(row)}</View>
        {saying === undefined ? (
          <>
            <ChoiceField
              label={serviceDeskCopy.hours}
              options={options}
              index={index}
              onChange={setIndex}
            />
            {isConfirmed && isOther && (
              <TextField
                {...serviceDeskCopy.why.change}
                maxlength={longest}
                value={reason}
                onChange={setReason}
              />
            )}
            {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
            <Button
              text={serviceDeskCopy.confirmHours(hoursAt(index))}
              busy={busy}
              disabled={needsReason || (isConfirmed && !isOther)}
              onPress={confirm}
            />
            {status === 'waiting' && (
              <Button
                kind="secondary"
                text={serviceDeskCopy.back}
                disabled={busy}
                onPress={() => setSaying('back')}
              />
            )}
            {isConfirmed && (
              <Button
                kind="secondary"
                text={serviceDeskCopy.takeBack}
                disabled={busy}
                onPress={() => setSaying('take')}
              />
            )}
          </>
        ) : (
          <ReturnForm
            reason={serviceDeskCopy.why[saying].label}
            usual={serviceDeskCopy.why[saying].usual}
            back={saying === 'back' ? serviceDeskCopy.back : serviceDeskCopy.takeBack}
            busy={busy}
            failure={failure}
            onReturn={(why) => say(saying, why)}
          />
        )}
      </View>
    </Sheet>
  );
}

function toldText({ status, hours, reason }: HoursRow): string {
  if (status === 'none') return serviceDeskCopy.planned(hours);
  if (status === 'confirmed') return serviceDeskCopy.confirmed(hours);
  if (status === 'returned' || status === 'taken-back')
    return `${serviceCopy.status[status]}，${serviceCopy.reason(reason ?? '')}`;
  return serviceDeskCopy.told(hours);
}
