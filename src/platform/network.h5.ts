import { createStore, useStore } from './store';

const online = createStore(navigator.onLine);
window.addEventListener('online', () => online.set(true));
window.addEventListener('offline', () => online.set(false));

/** Whether the browser has a connection, as the system says; a connection may still lead nowhere. */
export function useOnline(): boolean {
  return useStore(online);
}

/** Calls `listener` whenever the connection comes back; gives back the end of it. */
export function onBackOnline(listener: () => void): () => void {
  return online.subscribe(() => {
    if (online.get()) listener();
  });
}
