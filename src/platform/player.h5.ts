import type { Player } from './player';

export type { Player };

/** The player of the `Video` with this id; Taro keeps the browser's own element inside it. */
export function playerOf(videoId: string): Player {
  const element = () => document.getElementById(videoId)?.querySelector('video') ?? undefined;
  return {
    // A browser refuses to play before the first touch of the page; the person then presses play.
    play: () =>
      void element()
        ?.play()
        .catch(() => undefined),
    pause: () => element()?.pause(),
    seek(positionSeconds) {
      const video = element();
      if (video) video.currentTime = positionSeconds;
    },
    setRate(rate) {
      const video = element();
      if (video) video.playbackRate = rate;
    },
    enterFullScreen() {
      const video = element();
      if (!video) return;
      // Without its own controls nobody could pause or leave the full screen on a computer.
      video.controls = true;
      const leave = () => {
        if (document.fullscreenElement) return;
        video.controls = false;
        document.removeEventListener('fullscreenchange', leave);
      };
      document.addEventListener('fullscreenchange', leave);
      if (document.fullscreenEnabled) void video.requestFullscreen().catch(leave);
    },
    position: () => element()?.currentTime,
  };
}
