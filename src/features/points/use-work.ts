import { useState } from 'react';
import type { CallResult, FailureCode } from '@/platform/cloud';

/** One thing at a time that a press has asked for: whether it is under way, and why the last one did not come off. */
export function useWork() {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<FailureCode>();
  const run = async <Data>(
    work: () => Promise<CallResult<Data>>,
    onDone: (data: Data) => void = () => undefined,
  ) => {
    setBusy(true);
    setFailure(undefined);
    const result = await work();
    setBusy(false);
    if (result.ok) onDone(result.data);
    else setFailure(result.code);
  };
  return { busy, failure, run };
}
