import Taro from '@tarojs/taro';
import { readStored, writeStored } from './storage';
import { createStore, useStore } from './store';

const key = 'elderView';
/** WeChat's care mode sets 23.8 px; the standard size is 17 px. */
const largeFontSetting = 22;

const store = createStore<boolean | undefined>(undefined);

function isElderView(): boolean {
  if (store.get() === undefined) store.set(readStored<boolean>(key) ?? prefersLargeText());
  return store.get() === true;
}

/** Large text chosen in WeChat itself; the browser build has no such setting. */
function prefersLargeText(): boolean {
  if (process.env.TARO_ENV === 'h5') return false;
  // The typings of Taro 4.2 lack the field; base libraries before 2.20.1 lack the function.
  const base = Taro.getAppBaseInfo?.() as { fontSizeSetting?: number } | undefined;
  return (base?.fontSizeSetting ?? 0) >= largeFontSetting;
}

/** Whether the large, reduced view is on, and the switch, which is remembered on the phone. */
export function useElderView(): [on: boolean, turn: (on: boolean) => void] {
  useStore(store);
  return [
    isElderView(),
    (on) => {
      store.set(on);
      writeStored(key, on);
    },
  ];
}
