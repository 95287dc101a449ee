import { useRef, useState } from 'react';
import type { CallResult, FailureCode } from './cloud';

/**
 * One thing at a time that a press has asked for: whether it is under way, and why the last one did not come off. A second press
 * meanwhile does nothing. Answers what came, undefined where nothing did.
 */
export function useWork() {
  const [busy, setBusy] = useState(false);
  // Two presses can come before the button is drawn anew.
  const atWork = useRef(false);
  const [failure, setFailure] = useState<FailureCode>();
  const run = async <Data>(
    work: () => Promise<CallResult<Data>>,
    onDone?: (data: Data) => void,
  ): Promise<Data | undefined> => {
    if (atWork.current) return undefined;
    atWork.current = true;
    setBusy(true);
    setFailure(undefined);
    const result = await work();
    atWork.current = false;
    setBusy(false);
    if (!result.ok) {
      setFailure(result.code);
      return undefined;
    }
    onDone?.(result.data);
    return result.data;
  };
  return { busy, failure, run };
}
