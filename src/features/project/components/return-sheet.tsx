import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Sheet } from '@/components';
import { TextField } from '@/components/fields';
import { waitingCopy as copy } from '@/copy/project';
import './project.scss';

interface ReturnSheetProps {
  busy: boolean;
  onReturn: (reason: string) => void;
  onClose: () => void;
}

/** Asks why a report goes back. */
export function ReturnSheet({ busy, onReturn, onClose }: ReturnSheetProps) {
  const [reason, setReason] = useState('');
  return (
    <Sheet title={copy.backTitle} onClose={onClose}>
      <View className="project__sheet">
        <TextField
          label={copy.backReason}
          maxlength={40}
          usual={copy.backUsual}
          value={reason}
          onChange={setReason}
        />
        <Button
          text={copy.back}
          busy={busy}
          disabled={reason.trim() === ''}
          onPress={() => onReturn(reason.trim())}
        />
      </View>
    </Sheet>
  );
}
