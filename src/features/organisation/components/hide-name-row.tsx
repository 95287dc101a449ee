import { useState } from 'react';
import { SwitchRow } from '@/components';
import { meCopy } from '@/copy/me';
import { call } from '@/platform/cloud';

interface HideNameRowProps {
  hidden: boolean;
  /** Called when the server has it. */
  onSaved: () => void;
}

/** The own name in rankings, masked or not. Shows what was chosen at once, and what the server has when that fails. */
export function HideNameRow({ hidden, onSaved }: HideNameRowProps) {
  const [chosen, setChosen] = useState<boolean>();
  const [failed, setFailed] = useState(false);
  const choose = async (next: boolean) => {
    setChosen(next);
    const result = await call('organisation', 'hideName', { hidden: next });
    setFailed(!result.ok);
    if (result.ok) onSaved();
    else setChosen(undefined);
  };
  return (
    <SwitchRow
      icon="eye-off"
      title={meCopy.hideName}
      detail={failed ? meCopy.hideNameFailed : meCopy.hideNameDetail}
      on={chosen ?? hidden}
      onChange={(next) => void choose(next)}
    />
  );
}
