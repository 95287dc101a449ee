import Taro from '@tarojs/taro';
import type { Player } from './player';

export interface AudioSource {
  url: string;
  title: string;
  lecturer: string;
  posterUrl: string;
  startSeconds: number;
}

/** The events of a `Video`, as far as something that is only heard has them. */
export interface AudioEvents {
  onPlay: () => void;
  onPause: () => void;
  onEnded: () => void;
  onTimeUpdate: (event: { detail: { currentTime: number } }) => void;
  onError: () => void;
}

/** A player without a picture. */
export interface BackgroundAudio extends Player {
  /** Ends it and tells nothing more. */
  close: () => void;
}

/**
 * Plays the sound alone, also while the screen is locked or another app is in front: WeChat's background audio, of which there is
 * one for the whole app. `events` are asked for anew at each event.
 */
export function backgroundAudio(
  source: AudioSource,
  events: () => AudioEvents,
): BackgroundAudio | undefined {
  const manager = Taro.getBackgroundAudioManager();
  let open = true;
  const whileOpen = (tell: () => void) => () => {
    if (open) tell();
  };
  manager.onPlay(whileOpen(() => events().onPlay()));
  manager.onPause(whileOpen(() => events().onPause()));
  // Stopped from the lock screen.
  manager.onStop(whileOpen(() => events().onPause()));
  manager.onEnded(whileOpen(() => events().onEnded()));
  manager.onError(whileOpen(() => events().onError()));
  manager.onTimeUpdate(
    whileOpen(() => events().onTimeUpdate({ detail: { currentTime: manager.currentTime } })),
  );
  const begin = (startSeconds: number) => {
    manager.title = source.title;
    manager.singer = source.lecturer;
    manager.coverImgUrl = source.posterUrl;
    manager.startTime = startSeconds;
    // Setting the address begins to play.
    manager.src = source.url;
  };
  begin(source.startSeconds);
  return {
    play: () => manager.play(),
    pause: () => manager.pause(),
    seek: (positionSeconds) => manager.seek(positionSeconds),
    setRate(rate) {
      manager.playbackRate = rate;
    },
    enterFullScreen: () => undefined,
    position: () => manager.currentTime || undefined,
    close() {
      open = false;
      manager.stop();
    },
  };
}
