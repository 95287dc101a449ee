import { useState } from 'react';
import type { CallResult, Failure } from '@/platform/cloud';

export type EditorBusy = 'publishing' | 'saving' | 'copying' | 'deleting';

/** Asks the server one thing at a time; says what is under way, and what went wrong with the last. */
export function useSending() {
  const [busy, setBusy] = useState<EditorBusy>();
  const [failure, setFailure] = useState<Failure>();
  const ask = async <Answer>(
    as: EditorBusy,
    request: () => Promise<CallResult<Answer>>,
  ): Promise<CallResult<Answer>> => {
    setBusy(as);
    setFailure(undefined);
    const result = await request();
    setBusy(undefined);
    if (!result.ok) setFailure(result);
    return result;
  };
  return { busy, failure, ask, forget: () => setFailure(undefined) };
}

export type Ask = ReturnType<typeof useSending>['ask'];
