import Taro from '@tarojs/taro';

/**
 * Keeps the screen on and as bright as it gets; the returned function gives it back to the system. WeChat forgets the
 * wish when it goes to the background, so it is asked for again at every return.
 */
export function keepScreenOn(): () => void {
  const ignore = { fail: () => undefined };
  const keepOn = () => void Taro.setKeepScreenOn({ keepScreenOn: true, ...ignore });
  keepOn();
  Taro.onAppShow(keepOn);
  let before: number | undefined;
  void Taro.getScreenBrightness({
    success: ({ value }) => {
      before = value;
      void Taro.setScreenBrightness({ value: 1, ...ignore });
    },
    fail: () => undefined,
  });
  return () => {
    Taro.offAppShow(keepOn);
    void Taro.setKeepScreenOn({ keepScreenOn: false, ...ignore });
    if (before !== undefined) void Taro.setScreenBrightness({ value: before, ...ignore });
  };
}

/** In WeChat for computers the window is enlarged by WeChat's own button. */
export const fullScreen: { toggle: () => void } | undefined = undefined;

/** Calls `listener` when a pointer moves or a key is pressed; phones have touches, which the page sees itself. */
export function onPointerMoved(_listener: () => void): () => void {
  return () => undefined;
}
