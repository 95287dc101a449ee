/** Keeps the screen on where the browser can; it lets go whenever the page is hidden, so it is asked for again. */
export function keepScreenOn(): () => void {
  let lock: WakeLockSentinel | undefined;
  let wanted = true;
  const request = () => {
    if (!wanted || document.hidden || !('wakeLock' in navigator)) return;
    navigator.wakeLock.request('screen').then(
      (granted) => {
        lock = granted;
        if (!wanted) void granted.release();
      },
      // Refused on low battery: the person's own settings then decide.
      () => undefined,
    );
  };
  request();
  document.addEventListener('visibilitychange', request);
  return () => {
    wanted = false;
    document.removeEventListener('visibilitychange', request);
    void lock?.release();
  };
}

/** The whole screen for the page; undefined where the browser has none to give. */
export const fullScreen: { toggle: () => void } | undefined = document.fullscreenEnabled
  ? {
      toggle() {
        if (document.fullscreenElement) void document.exitFullscreen();
        else void document.documentElement.requestFullscreen();
      },
    }
  : undefined;

/** Calls `listener` when a pointer moves or a key is pressed. */
export function onPointerMoved(listener: () => void): () => void {
  window.addEventListener('pointermove', listener);
  window.addEventListener('keydown', listener);
  return () => {
    window.removeEventListener('pointermove', listener);
    window.removeEventListener('keydown', listener);
  };
}
