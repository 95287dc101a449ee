import { useEffect, useState } from 'react';
import { serverNowMs } from './clock';

/** Server time in ms, renewed every `everyMs`, for what changes by waiting. */
export function useNow(everyMs: number): number {
  const [nowMs, setNowMs] = useState(serverNowMs);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(serverNowMs()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return nowMs;
}
