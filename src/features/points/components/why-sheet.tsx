import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Sheet, Strip } from '@/components';
import { TextField, longestReason } from '@/components/fields';
import { errorCopy } from '@/copy/error-copy';
import { pointsCopy } from '@/copy/points';
import type { FailureCode } from '@/platform/cloud';
import './points.scss';

export interface WhySheetProps {
  title: string;
  note?: string;
  reasons: readonly string[];
  busy: boolean;
  failure: FailureCode | undefined;
  onSay: (reason: string) => void;
  onClose: () => void;
}

/** Asks why before something is taken back or declined. */
export function WhySheet(props: WhySheetProps) {
  const { title, note, reasons, busy, failure, onSay, onClose } = props;
  const [reason, setReason] = useState('');
  return (
    <Sheet title={title} onClose={onClose}>
      <View className="points">
        {note && <View className="points__lead">{note}</View>}
        <TextField
          label={pointsCopy.why}
          hint={pointsCopy.whyHint}
          usual={reasons}
          maxlength={longestReason}
          value={reason}
          onChange={setReason}
        />
        {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
        <Button
          text={busy ? pointsCopy.working : title}
          busy={busy}
          disabled={reason.trim() === ''}
          onPress={() => onSay(reason.trim())}
        />
      </View>
    </Sheet>
  );
}
