import Taro from '@tarojs/taro';
import { createStore, useStore } from './store';

const online = createStore(true);
let watching = false;

function watch(): void {
  if (watching) return;
  watching = true;
  void Taro.getNetworkType({ success: ({ networkType }) => online.set(networkType !== 'none') });
  Taro.onNetworkStatusChange(({ isConnected }) => online.set(isConnected));
}

/** Whether the phone has a connection, as the system says; a connection may still lead nowhere. */
export function useOnline(): boolean {
  watch();
  return useStore(online);
}

/** Calls `listener` whenever the connection comes back; gives back the end of it. */
export function onBackOnline(listener: () => void): () => void {
  watch();
  return online.subscribe(() => {
    if (online.get()) listener();
  });
}
