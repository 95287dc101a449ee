import Taro from '@tarojs/taro';

/** A short tick in the hand. Devices without a motor refuse, which nobody needs to know. */
export function tick(strength: 'light' | 'medium' | 'heavy' = 'medium'): void {
  Taro.vibrateShort({ type: strength }).catch(() => undefined);
}
