import { useEffect, useState } from 'react';
import { usePageHidden, usePageShown } from './navigation';

/** Does `action` every `everyMs` while the page is seen; never, where no time is given. */
export function useRepeated(action: () => void, everyMs: number | undefined): void {
  const [shown, setShown] = useState(true);
  usePageShown(() => setShown(true));
  usePageHidden(() => setShown(false));
  useEffect(() => {
    if (!shown || everyMs === undefined) return undefined;
    const timer = setInterval(action, everyMs);
    return () => clearInterval(timer);
  }, [action, everyMs, shown]);
}

/** How often a list that others change is asked for anew while somebody looks at it, ms. */
export const followEveryMs = 10_000;
