import Taro from '@tarojs/taro';

/** How WeChat opened the app just now (its scene value); undefined where the platform has no such thing. */
export function entryScene(): number | undefined {
  const { scene } = Taro.getEnterOptionsSync();
  return typeof scene === 'number' && scene >= 1000 && scene <= 9999 ? scene : undefined;
}
