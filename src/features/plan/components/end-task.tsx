import { View } from '@tarojs/components';
import { useState } from 'react';
import type { PlannedTask } from '@contract/plan-answers';
import { Button, Sheet, Strip } from '@/components';
import { TextField } from '@/components/fields';
import { errorCopy } from '@/copy/error-copy';
import { planEditorCopy } from '@/copy/plan';
import { goBack } from '@/platform/navigation';
import { useWork } from '@/platform/use-work';
import { removeTask, withdrawTask } from '../api';
import './plan.scss';

/** Takes a task back: a draft without a word, a published one with its reason. */
export function EndTask({ task }: { task: PlannedTask }) {
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const { busy, failure, run } = useWork();
  const isDraft = task.status === 'draft';
  return (
    <>
      {failure && !asking && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      <Button
        kind="quiet"
        text={isDraft ? planEditorCopy.remove : planEditorCopy.withdraw}
        busy={busy}
        onPress={() => (isDraft ? void run(() => removeTask(task), goBack) : setAsking(true))}
      />
      {asking && (
        <Sheet title={planEditorCopy.withdrawTitle} onClose={() => setAsking(false)}>
          <View className="plan__sheet">
            <View className="plan__note">{planEditorCopy.withdrawExplained}</View>
            <TextField
              label={planEditorCopy.withdrawReason}
              maxlength={40}
              value={reason}
              onChange={setReason}
            />
            {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
            <Button
              text={planEditorCopy.withdraw}
              busy={busy}
              disabled={reason.trim() === ''}
              onPress={() => void run(() => withdrawTask(task, reason.trim()), goBack)}
            />
          </View>
        </Sheet>
      )}
    </>
  );
}
