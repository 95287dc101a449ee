import { onChineseMaps } from './chinese-maps';
import type { Position } from './location';

export type { Position };

const patienceMs = 8_000;

/**
 * The browser's own position, asked for only here; the framework's wrapper answers in another shape for every failure. Told as Chinese
 * maps have it: fences and venues are.
 */
export function presentPosition(): Promise<Position | undefined> {
  return new Promise((resolve) => {
    if (!('geolocation' in navigator)) {
      resolve(undefined);
      return;
    }
    // Some browsers never call back while the person has not decided, and their own patience begins only then.
    const timer = setTimeout(() => resolve(undefined), patienceMs + 2_000);
    const answer = (position: Position | undefined) => {
      clearTimeout(timer);
      resolve(position);
    };
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) =>
        answer({ ...onChineseMaps({ latitude, longitude }), accuracyMeters: accuracy }),
      () => answer(undefined),
      { enableHighAccuracy: true, timeout: patienceMs, maximumAge: 30_000 },
    );
  });
}
