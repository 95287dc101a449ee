import { useState } from 'react';
import type { CallResult, FailureCode } from '@/platform/cloud';

/** One thing that the person asked for, under way or refused; a second tap waits for the first. */
export function useWork() {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<FailureCode>();
  const run = async <Data>(work: () => Promise<CallResult<Data>>): Promise<Data | undefined> => {
    if (busy) return undefined;
    setBusy(true);
    const result = await work();
    setBusy(false);
    setFailure(result.ok ? undefined : result.code);
    return result.ok ? result.data : undefined;
  };
  return { busy, failure, run };
}
