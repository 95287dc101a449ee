import { View } from '@tarojs/components';
import { useState, type ReactNode } from 'react';
import { Button, Sheet, Strip } from '@/components';
import { sheetCopy } from '@/copy/attendance';
import { errorCopy } from '@/copy/error-copy';
import { scanCode } from '@/platform/scan';
import { admit } from '../api';
import { memberCodeOf } from '../member-code';

export interface MemberScanProps {
  sessionId: string;
  scanner: ReactNode;
  onAdmitted: () => void;
}

interface Notice {
  text: string;
  done: boolean;
}

/** Checks members in by the codes on their own phones, one after another. */
export function MemberScan({ sessionId, scanner, onAdmitted }: MemberScanProps) {
  const [scanning, setScanning] = useState(false);
  const [notice, setNotice] = useState<Notice>();
  const scan = async () => {
    setNotice(undefined);
    setScanning(true);
    const outcome = await scanCode();
    setScanning(false);
    if (outcome.kind === 'cancelled') return;
    const code = outcome.kind === 'scanned' ? memberCodeOf(outcome.text) : undefined;
    if (code === undefined) {
      setNotice({ text: sheetCopy.memberCodeUnknown, done: false });
      return;
    }
    setNotice(await admitted(sessionId, code));
    onAdmitted();
  };
  return (
    <>
      <Button icon="scan-line" text={sheetCopy.scanMember} onPress={() => void scan()} />
      {notice && (
        <Strip
          icon={notice.done ? 'circle-check' : 'circle-alert'}
          tone={notice.done ? 'neutral' : 'amber'}
          text={notice.text}
        />
      )}
      {scanning && scanner && (
        <Sheet title={sheetCopy.scanMember} onClose={() => setScanning(false)}>
          <View>{scanner}</View>
        </Sheet>
      )}
    </>
  );
}

async function admitted(sessionId: string, code: string): Promise<Notice> {
  const result = await admit(sessionId, code);
  if (!result.ok) return { text: errorCopy[result.code], done: false };
  const { outcome, row } = result.data;
  const text =
    outcome === 'admitted'
      ? sheetCopy.admitted(row.name, row.status)
      : sheetCopy.admittedAlready(row.name);
  return { text, done: true };
}
