import { useCallback, useRef, useSyncExternalStore } from 'react';
import { usePageHidden, usePageShown } from './navigation';

/** A value that several pages watch; pages of a mini-program share modules but no React tree. */
export interface Store<Value> {
  get: () => Value;
  set: (value: Value) => void;
  subscribe: (listener: () => void) => () => void;
}

export function createStore<Value>(initial: Value): Store<Value> {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set: (value) => {
      if (Object.is(value, current)) return;
      current = value;
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The value as it is; a page that is not seen is drawn anew only when it is come back to. */
export function useStore<Value>(store: Store<Value>): Value {
  const page = useRef<{ hidden: boolean; missed?: () => void }>({ hidden: false }).current;
  usePageHidden(() => {
    page.hidden = true;
  });
  usePageShown(() => {
    page.hidden = false;
    page.missed?.();
    delete page.missed;
  });
  const subscribe = useCallback(
    (listener: () => void) =>
      store.subscribe(() => {
        if (page.hidden) page.missed = listener;
        else listener();
      }),
    [store, page],
  );
  return useSyncExternalStore(subscribe, store.get, store.get);
}
