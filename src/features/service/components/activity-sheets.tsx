import { View } from '@tarojs/components';
import { useState } from 'react';
import type { DeskActivity } from '@contract/service-answers';
import { Button, Sheet, Strip } from '@/components';
import { TextField } from '@/components/fields';
import { errorCopy } from '@/copy/error-copy';
import { serviceDeskCopy, serviceFormCopy } from '@/copy/service';
import { useWork } from '@/platform/use-work';
import { callOff, finish } from '../api';
import { countsOf } from '../forms';
import { CountFields } from './count-fields';
import './service.scss';

export interface ActivitySheetProps {
  activity: DeskActivity;
  onDone: () => void;
  onClose: () => void;
}

/** What an activity came to, in counts alone. */
export function FinishSheet({ activity, onDone, onClose }: ActivitySheetProps) {
  const { items = 0, people = 0 } = activity.counts ?? {};
  const [form, setForm] = useState({ items: String(items), people: String(people) });
  const [fault, setFault] = useState<string>();
  const { busy, failure, run } = useWork();
  const save = () => {
    const counts = countsOf(form);
    if (typeof counts === 'string') {
      setFault(counts);
      return;
    }
    void run(
      () => finish(activity, counts),
      () => {
        onClose();
        onDone();
      },
    );
  };
  return (
    <Sheet title={serviceDeskCopy.finishTitle} onClose={onClose}>
      <View className="service__sheet">
        <View className="service__note">{serviceFormCopy.noNames}</View>
        <CountFields
          form={form}
          fault={fault}
          onChange={(more) => {
            setFault(undefined);
            setForm((before) => ({ ...before, ...more }));
          }}
        />
        {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
        <Button text={serviceDeskCopy.finishSave} busy={busy} onPress={save} />
      </View>
    </Sheet>
  );
}

export function CallOffSheet({ activity, onDone, onClose }: ActivitySheetProps) {
  const [reason, setReason] = useState('');
  const { busy, failure, run } = useWork();
  return (
    <Sheet title={serviceDeskCopy.callOffTitle} onClose={onClose}>
      <View className="service__sheet">
        <View className="service__note">{serviceDeskCopy.callOffExplained}</View>
        <TextField
          label={serviceDeskCopy.callOffReason}
          usual={serviceDeskCopy.callOffUsual}
          maxlength={40}
          value={reason}
          onChange={setReason}
        />
        {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
        <Button
          text={serviceDeskCopy.callOff}
          busy={busy}
          disabled={reason.trim() === ''}
          onPress={() =>
            void run(
              () => callOff(activity, reason.trim()),
              () => {
                onClose();
                onDone();
              },
            )
          }
        />
      </View>
    </Sheet>
  );
}
