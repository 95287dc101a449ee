import Taro from '@tarojs/taro';

/** The few things that a page does to its video. */
export interface Player {
  play: () => void;
  pause: () => void;
  seek: (positionSeconds: number) => void;
  setRate: (rate: number) => void;
  enterFullScreen: () => void;
  /** The exact position in seconds where the platform tells it; undefined where only events do. */
  position: () => number | undefined;
}

/** The player of the `Video` with this id on the present page. */
export function playerOf(videoId: string): Player {
  const context = Taro.createVideoContext(videoId);
  return {
    play: () => context.play(),
    pause: () => context.pause(),
    seek: (positionSeconds) => context.seek(positionSeconds),
    setRate: (rate) => context.playbackRate(rate),
    enterFullScreen: () => context.requestFullScreen({ direction: 90 }),
    position: () => undefined,
  };
}
