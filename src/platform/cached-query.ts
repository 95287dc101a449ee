import { useCallback, useEffect } from 'react';
import type { CallResult, FailureCode } from './cloud';
import { serverNowMs } from './clock';
import { monotonicMs } from './monotonic';
import { usePageHidden, usePageShown } from './navigation';
import { onBackOnline, useOnline } from './network';
import { readStored, removeStored, storedKeys, writeStored } from './storage';
import { createStore, useStore, type Store } from './store';
import { useRepeated } from './use-repeated';

interface State<Data> {
  /** The last known answer, from this visit or an earlier one. */
  data: Data | undefined;
  /** Server time of that answer. */
  asOfMs: number | undefined;
  /** Why the latest attempt gave nothing new; undefined after a success. */
  failure: FailureCode | undefined;
  /** True while an answer is awaited, and before the first question was asked. */
  loading: boolean;
}

export interface Query<Data> extends State<Data> {
  /** The device has no connection, as the system says. */
  offline: boolean;
  /** Asks again. */
  refresh: () => void;
}

interface Entry {
  store: Store<State<unknown>>;
  /** Counts questions: a late answer to an older one is not shown. */
  round: number;
  waiting: boolean;
  askedAtMs: number;
}

interface Cached {
  data: unknown;
  asOfMs: number;
}

const cachePrefix = 'cache.';
/** A page appears before or after its effects run, as the platform likes; within this time both are one appearance. */
const appearanceMs = 500;
const entries = new Map<string, Entry>();
/** Asks again what is shown now, on this page or one below. */
const shown = new Set<() => void>();

/** Forgets every answer, kept or shown: another person uses this phone now. */
export function forgetCachedQueries(): void {
  for (const key of storedKeys(cachePrefix)) removeStored(key);
  for (const entry of entries.values()) {
    entry.round += 1;
    entry.waiting = false;
    entry.askedAtMs = -appearanceMs;
    entry.store.set({ data: undefined, asOfMs: undefined, failure: undefined, loading: true });
  }
}

/** Forgets every answer, and asks anew for those that are shown: with what was kept, a page could not be drawn. */
export function beginAnew(): void {
  forgetCachedQueries();
  for (const refresh of shown) refresh();
}

/**
 * Shows the last known answer at once and asks for a newer one whenever the page appears or the connection comes back.
 * `key` names the question; pages that ask the same share the answer. `ask` must be the same function as long as the
 * question is the same. With `everyMs` the answer also follows the server quietly while the page is seen.
 */
export function useCachedQuery<Data>(
  key: string,
  ask: () => Promise<CallResult<Data>>,
  { everyMs }: { everyMs?: number } = {},
): Query<Data> {
  const entry = entryOf(key);
  const state = useStore(entry.store) as State<Data>;
  const refresh = useCallback(() => void askAgain(key, ask), [key, ask]);
  const refreshOnce = useCallback(() => {
    const { waiting, askedAtMs } = entryOf(key);
    if (!waiting && monotonicMs() - askedAtMs > appearanceMs) refresh();
  }, [key, refresh]);
  const endAppearance = useCallback(() => {
    entryOf(key).askedAtMs = -appearanceMs;
  }, [key]);
  useEffect(refreshOnce, [refreshOnce]);
  usePageShown(refreshOnce);
  // Whoever comes back at once, having changed something elsewhere, is not in the same appearance any more.
  usePageHidden(endAppearance);
  useEffect(() => endAppearance, [endAppearance]);
  useEffect(() => onBackOnline(refresh), [refresh]);
  useEffect(() => {
    shown.add(refresh);
    return () => void shown.delete(refresh);
  }, [refresh]);
  const offline = !useOnline();
  const follow = useCallback(() => {
    if (!offline && !entryOf(key).waiting) void askAgain(key, ask, { quietly: true });
  }, [key, ask, offline]);
  useRepeated(follow, everyMs);
  return { ...state, offline, refresh };
}

/** The last known answer to a question, without asking it: where nothing may be called for it. */
export const useKnownAnswer = (key: string): unknown => useStore(entryOf(key).store).data;

function entryOf(key: string): Entry {
  const known = entries.get(key);
  if (known) return known;
  const cached = readStored<Cached>(cachePrefix + key);
  const store = createStore<State<unknown>>({
    data: cached?.data,
    asOfMs: cached?.asOfMs,
    failure: undefined,
    loading: true,
  });
  const entry = { store, round: 0, waiting: false, askedAtMs: -appearanceMs };
  entries.set(key, entry);
  return entry;
}

/** Asked quietly, a failure that is shown stays until there is something better to show. */
async function askAgain(
  key: string,
  ask: () => Promise<CallResult<unknown>>,
  { quietly = false } = {},
): Promise<void> {
  const entry = entryOf(key);
  const round = ++entry.round;
  entry.waiting = true;
  entry.askedAtMs = monotonicMs();
  const before = entry.store.get();
  if (before.failure && !quietly) entry.store.set({ ...before, loading: true });
  const result = await ask();
  if (round !== entry.round) return;
  entry.waiting = false;
  if (!result.ok) {
    entry.store.set({ ...entry.store.get(), failure: result.code, loading: false });
    return;
  }
  const answer: Cached = { data: result.data, asOfMs: serverNowMs() };
  writeStored(cachePrefix + key, answer);
  entry.store.set({ ...answer, failure: undefined, loading: false });
}
