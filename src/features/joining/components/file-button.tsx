import { useState } from 'react';
import { Button, Strip } from '@/components';
import { errorCopy } from '@/copy/error-copy';
import { rosterImportCopy } from '@/copy/roster-import';
import type { CallResult } from '@/platform/cloud';
import { openSpreadsheet } from '@/platform/open-file';
import { useWork } from '@/platform/use-work';

export interface FileButtonProps {
  text: string;
  disabled?: boolean;
  ask: () => Promise<CallResult<{ url: string; fileName: string }>>;
}

/** Has a spreadsheet made and opens it; says why it did not come. */
export function FileButton({ text, disabled = false, ask }: FileButtonProps) {
  const [unopened, setUnopened] = useState(false);
  const { busy, failure, run } = useWork();
  const open = async () => {
    setUnopened(false);
    const found = await run(ask);
    if (found) setUnopened(!(await openSpreadsheet(found.url, found.fileName)));
  };
  return (
    <>
      <Button
        kind="secondary"
        text={text}
        busy={busy}
        disabled={disabled}
        onPress={() => void open()}
      />
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      {unopened && <Strip icon="circle-alert" tone="amber" text={rosterImportCopy.notOpened} />}
    </>
  );
}
