import { useCallback, useEffect, useMemo, useState } from 'react';
import { serverNowMs } from '@/platform/clock';
import { monotonicMs } from '@/platform/monotonic';
import { usePageHidden } from '@/platform/navigation';
import type { PlayerEvent } from './played-parts';
import type { ReportOutbox } from './report-outbox';
import type { ReportOccasion } from './report-schedule';
import { createWatching, type WatchingStart, type WatchingState } from './watching';

const tickMs = 1_000;
/** A pause too soon after a report is made up for by a later tick, which then comes while nothing plays and nothing was lost. */
const restingTickMs = 10_000;
const now = () => ({ monotonicMs: monotonicMs(), serverMs: serverNowMs() });

export interface UsedWatching {
  state: WatchingState;
  /** Takes an event of the player in. */
  tell: (event: PlayerEvent) => void;
  /** Says that the lecture pauses, is left or ends. */
  occur: (occasion: Exclude<ReportOccasion, 'tick'>) => void;
}

/**
 * Gathers and reports what is played of an opened lecture or live session, and shows how far it has come, once a second. For
 * one visit: `start` and `outbox` must stay the same as long as the visit does.
 */
export function useWatching(
  start: WatchingStart,
  outbox: ReportOutbox,
  playing: boolean,
): UsedWatching {
  const watching = useMemo(() => createWatching(start, outbox, now), [start, outbox]);
  const [state, setState] = useState(watching.state);
  const occasion = useCallback(
    (what: ReportOccasion) => {
      const refresh = () => setState(watching.state());
      refresh();
      void watching.occasion(what).then(refresh);
    },
    [watching],
  );

  const quick = playing || state.failure !== undefined;
  useEffect(() => {
    const timer = setInterval(() => occasion('tick'), quick ? tickMs : restingTickMs);
    return () => clearInterval(timer);
  }, [quick, occasion]);
  usePageHidden(useCallback(() => occasion('hide'), [occasion]));
  useEffect(() => () => void watching.occasion('hide'), [watching]);

  return { state, tell: watching.event, occur: occasion };
}
