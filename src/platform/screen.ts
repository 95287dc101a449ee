import Taro from '@tarojs/taro';

/**
 * Keeps the screen on and as bright as it gets; the returned function gives it back to the system. WeChat forgets the
 * wish when it goes to the background, so it is asked for again at every return.
 */
export function keepScreenOn(): () => void {
  // A phone that will not only dims as it always does. Taro's promises fail beside its callbacks, so these are caught.
  const ignore = () => undefined;
  const wish = (keepScreenOn: boolean) => void Taro.setKeepScreenOn({ keepScreenOn }).catch(ignore);
  const shine = (value: number) => void Taro.setScreenBrightness({ value }).catch(ignore);
  const keepOn = () => wish(true);
  keepOn();
  Taro.onAppShow(keepOn);
  let before: number | undefined;
  Taro.getScreenBrightness().then(({ value }) => {
    before = value;
    shine(1);
  }, ignore);
  return () => {
    Taro.offAppShow(keepOn);
    wish(false);
    if (before !== undefined) shine(before);
  };
}

/** In WeChat for computers the window is enlarged by WeChat's own button. */
export const fullScreen: { toggle: () => void } | undefined = undefined;

/** Calls `listener` when a pointer moves or a key is pressed; phones have touches, which the page sees itself. */
export function onPointerMoved(_listener: () => void): () => void {
  return () => undefined;
}
