import Taro from '@tarojs/taro';

/** Where the phone is, in the coordinates of Chinese maps (GCJ-02) as WeChat gives them. */
export interface Position {
  latitude: number;
  longitude: number;
  /** Radius within which the phone believes to be, metres. */
  accuracyMeters: number;
}

/** Somebody stands in front of the board: an answer that takes longer than this is none. */
const patienceMs = 8_000;

/** The phone's position now; WeChat asks the person the first time. Undefined where it would not or could not tell in time. */
export function presentPosition(): Promise<Position | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), patienceMs);
    const answer = (position: Position | undefined) => {
      clearTimeout(timer);
      resolve(position);
    };
    Taro.getLocation({ type: 'gcj02' }).then(
      ({ latitude, longitude, accuracy }) =>
        answer({ latitude, longitude, accuracyMeters: accuracy }),
      () => answer(undefined),
    );
  });
}
