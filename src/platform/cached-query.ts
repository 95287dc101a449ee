import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallResult, FailureCode } from './cloud';
import { serverNowMs } from './clock';
import { usePageShown } from './navigation';
import { onBackOnline } from './network';
import { readStored, removeStored, storedKeys, writeStored } from './storage';

interface Cached<Data> {
  data: Data;
  asOfMs: number;
}

export interface Query<Data> {
  /** The last known answer, from this visit or an earlier one. */
  data: Data | undefined;
  /** Server time of that answer. */
  asOfMs: number | undefined;
  /** Why the latest attempt gave nothing new; undefined after a success. */
  failure: FailureCode | undefined;
  /** True while an answer is awaited. */
  loading: boolean;
  /** Asks again. */
  refresh: () => void;
}

const cachePrefix = 'cache.';

/** Forgets every stored answer: another person uses this phone now. */
export function forgetCachedQueries(): void {
  for (const key of storedKeys(cachePrefix)) removeStored(key);
}

/**
 * Shows the last known answer at once and asks for a newer one whenever the page appears or the connection comes back.
 * `key` names the question; an answer to an older question never overwrites a newer one's.
 */
export function useCachedQuery<Data>(
  key: string,
  ask: () => Promise<CallResult<Data>>,
): Query<Data> {
  const [state, setState] = useState(() => initialState<Data>(key));
  const latest = useRef({ key, ask, round: 0, waiting: false });

  const refresh = useCallback(() => {
    const { key: asked, ask: askNow } = latest.current;
    const round = ++latest.current.round;
    latest.current.waiting = true;
    setState((known) => ({ ...known, loading: true }));
    void askNow().then((result) => {
      if (result.ok) writeStored(cachePrefix + asked, toCached(result));
      if (round !== latest.current.round) return;
      latest.current.waiting = false;
      setState((known) =>
        result.ok
          ? { key: asked, ...toCached(result), failure: undefined, loading: false }
          : { ...known, failure: result.code, loading: false },
      );
    });
  }, []);

  useEffect(() => {
    latest.current.ask = ask;
  }, [ask]);
  useEffect(() => {
    latest.current.key = key;
    setState((known) => (known.key === key ? known : initialState<Data>(key)));
    refresh();
  }, [key, refresh]);
  usePageShown(() => {
    if (!latest.current.waiting) refresh();
  });
  useEffect(() => onBackOnline(refresh), [refresh]);

  const { data, asOfMs, failure, loading } = state.key === key ? state : initialState<Data>(key);
  return { data, asOfMs, failure, loading, refresh };
}

interface State<Data> {
  key: string;
  data: Data | undefined;
  asOfMs: number | undefined;
  failure: FailureCode | undefined;
  loading: boolean;
}

function initialState<Data>(key: string): State<Data> {
  const cached = readStored<Cached<Data>>(cachePrefix + key);
  return { key, data: cached?.data, asOfMs: cached?.asOfMs, failure: undefined, loading: true };
}

function toCached<Data>(result: { data: Data }): Cached<Data> {
  return { data: result.data, asOfMs: serverNowMs() };
}
