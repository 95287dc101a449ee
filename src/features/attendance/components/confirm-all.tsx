import { useState } from 'react';
import { Button, Strip } from '@/components';
import { sheetCopy } from '@/copy/attendance';
import { errorCopy } from '@/copy/error-copy';
import type { LeftOut } from '@contract/attendance-answers';
import { confirmInBulk } from '../api';
import type { EditedRow } from '../sheet-edit';

/** The contract's limit of members in one confirmation. */
const mostAtOnce = 100;

export interface ConfirmAllProps {
  sessionId: string;
  rows: readonly EditedRow[];
  onDone: () => void;
}

/** One tap for all that are plain. The server leaves out what deserves a look of its own, and it is said here. */
export function ConfirmAll({ sessionId, rows, onDone }: ConfirmAllProps) {
  const [confirming, setConfirming] = useState(false);
  const [notice, setNotice] = useState<string>();
  const confirm = async () => {
    setConfirming(true);
    const left: { why: LeftOut }[] = [];
    let problem: string | undefined;
    for (let from = 0; from < rows.length && !problem; from += mostAtOnce) {
      const memberIds = rows.slice(from, from + mostAtOnce).map((row) => row.memberId);
      const result = await confirmInBulk(sessionId, memberIds);
      if (result.ok) left.push(...result.data.leftOut);
      else problem = errorCopy[result.code];
    }
    setConfirming(false);
    setNotice(problem ?? (left.length > 0 ? sheetCopy.leftOut(left) : undefined));
    onDone();
  };
  return (
    <>
      <Button
        icon="check"
        text={confirming ? sheetCopy.confirming : sheetCopy.confirmAll(rows.length)}
        busy={confirming}
        onPress={() => void confirm()}
      />
      {notice && <Strip icon="circle-alert" tone="amber" text={notice} />}
    </>
  );
}
