import { useEffect, useState } from 'react';
import { serverNowMs } from './clock';
import { usePageHidden, usePageShown } from './navigation';

/** Server time in ms, renewed every `everyMs` while the page is seen, for what changes by waiting. */
export function useNow(everyMs: number): number {
  const [nowMs, setNowMs] = useState(serverNowMs);
  const [shown, setShown] = useState(true);
  usePageShown(() => setShown(true));
  usePageHidden(() => setShown(false));
  useEffect(() => {
    if (!shown) return undefined;
    setNowMs(serverNowMs());
    const timer = setInterval(() => setNowMs(serverNowMs()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs, shown]);
  return nowMs;
}
