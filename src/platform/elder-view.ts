import Taro from '@tarojs/taro';
import { readStored, writeStored } from './storage';
import { createStore, useStore } from './store';

const key = 'elderView';
/** WeChat's care mode sets 23.8 px; the standard size is 17 px. */
const largeFontSetting = 22;

/** Large text chosen in WeChat itself; the browser build has no such setting. */
function prefersLargeText(): boolean {
  if (process.env.TARO_ENV === 'h5') return false;
  // The typings of Taro 4.2 lack the field, and old base libraries the function.
  const base = Taro as { getAppBaseInfo?: () => { fontSizeSetting?: number } };
  return (base.getAppBaseInfo?.().fontSizeSetting ?? 0) >= largeFontSetting;
}

const store = createStore(readStored<boolean>(key) ?? prefersLargeText());

/** Whether the large, reduced view is on, and the switch, which is remembered on the phone. */
export function useElderView(): [on: boolean, turn: (on: boolean) => void] {
  return [
    useStore(store),
    (on) => {
      store.set(on);
      writeStored(key, on);
    },
  ];
}
