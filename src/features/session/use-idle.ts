import { useCallback, useEffect, useRef, useState } from 'react';
import { onPointerMoved } from '@/platform/screen';

/** Controls disappear from the wall so long after the last touch. */
const idleAfterMs = 5_000;

/** True while nobody has touched anything for a while; `wake` says that somebody has. */
export function useIdle(): { idle: boolean; wake: () => void } {
  const [idle, setIdle] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const wake = useCallback(() => {
    clearTimeout(timer.current);
    setIdle(false);
    timer.current = setTimeout(() => setIdle(true), idleAfterMs);
  }, []);
  useEffect(() => {
    wake();
    const stop = onPointerMoved(wake);
    return () => {
      stop();
      clearTimeout(timer.current);
    };
  }, [wake]);
  return { idle, wake };
}
