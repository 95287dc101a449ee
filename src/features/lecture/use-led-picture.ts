import { usePageHidden } from '@/platform/navigation';
import type { Player } from '@/platform/player';
import type { UsedPicture } from './use-picture';
import type { useSoundAlone } from './use-sound-alone';
import type { Source } from './use-source';

interface Parts {
  video: Player;
  source: Source;
  picture: UsedPicture;
  alone: ReturnType<typeof useSoundAlone>;
  /** Says that what is played stops here. */
  leave: () => number;
  /** A live picture has no place to go back to. */
  live: boolean;
}

/** The picture's own events: not told on while something else plays or while the picture is led back to where it stood. */
export function useLedPicture({ video, source, picture, alone, leave, live }: Parts) {
  const { state, here, events } = picture;
  const { apart } = alone;
  const seen =
    <Event>(tell: (event: Event) => void) =>
    (event: Event) => {
      if (!apart() && !source.wayBack()) tell(event);
    };
  const arrive = () => {
    const way = source.arrive();
    if (!way) return;
    if (!live) video.seek(way.positionSeconds);
    if (!way.play) return;
    video.play();
    events.onPlay();
  };
  /** A network that fails while the film runs is given some tries; a film that never began has failed. */
  const fail = () => {
    const from = { positionSeconds: here(), play: state.playing };
    if (state.begun && source.retry(from)) leave();
    else events.onError();
  };

  /** While the picture is on its way back, playing and pausing is about what it does there. False when it is not. */
  const playOnArrival = (play: boolean): boolean => {
    const way = apart() ? undefined : source.wayBack();
    if (!way) return false;
    way.play = play;
    picture.setPlaying(play);
    if (play) video.play();
    return true;
  };
  // Who only listens may lock the screen.
  usePageHidden(() => {
    if (alone.on) return;
    playOnArrival(false);
    video.pause();
  });

  return {
    playOnArrival,
    events: {
      onPlay: seen(events.onPlay),
      onPause: seen(events.onPause),
      onEnded: seen(events.onEnded),
      onTimeUpdate: seen((event: Parameters<typeof events.onTimeUpdate>[0]) => {
        source.goesOn(event.detail.currentTime);
        events.onTimeUpdate(event);
      }),
      onLoadedMetaData: arrive,
      onError: () => {
        if (!apart()) fail();
      },
    },
  };
}
