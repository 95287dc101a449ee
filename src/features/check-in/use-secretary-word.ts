import { useCallback } from 'react';
import { usePageShown } from '@/platform/navigation';
import { followEveryMs, useRepeated } from '@/platform/use-repeated';
import { askStanding } from './api';
import { viewOfFollowed, type CheckInView } from './check-in-view';

/**
 * Asks what the secretary has made of a check-in that waits, every few seconds while the page is seen and whenever it is
 * come back to. A failure changes nothing: what was received stays received, and the next turn asks again.
 */
export function useSecretaryWord(
  waitsAt: string | undefined,
  onWord: (sessionId: string, view: CheckInView) => void,
): void {
  const ask = useCallback(() => {
    if (waitsAt === undefined) return;
    void askStanding(waitsAt).then((answer) => {
      const view = answer.ok ? viewOfFollowed(answer.data.standing) : undefined;
      if (view) onWord(waitsAt, view);
    });
  }, [waitsAt, onWord]);
  useRepeated(ask, waitsAt === undefined ? undefined : followEveryMs);
  usePageShown(ask);
}
