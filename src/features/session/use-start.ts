import { useState } from 'react';
import type { FailureCode } from '@/platform/cloud';
import { openPage } from '@/platform/navigation';
import { openSession } from './api';

/**
 * Opens a session for check-in and goes to its board, or to its stream where nobody is there to scan a code; a session that is open already
 * opens again without harm.
 */
export function useStart(next: 'board' | 'live' = 'board') {
  const [starting, setStarting] = useState(false);
  const [failure, setFailure] = useState<FailureCode>();
  const start = async (sessionId: string) => {
    setStarting(true);
    setFailure(undefined);
    const result = await openSession(sessionId);
    setStarting(false);
    if (result.ok) openPage(next, { id: sessionId });
    else setFailure(result.code);
  };
  return { starting, failure, start: (sessionId: string) => void start(sessionId) };
}
