import { useMemo, useRef, useState } from 'react';
import { playerOf } from '@/platform/player';
import { useLedPicture } from './use-led-picture';
import { type PlaybackListener, usePicture } from './use-picture';
import { type Sound, useSoundAlone } from './use-sound-alone';
import { useSource } from './use-source';

/**
 * The video and its buttons: what to do, what it does, and where it stands. Everything that happens to the picture is
 * passed on to the listener, which decides what counts as watched. With `sound` it can be heard without the picture.
 */
export function usePlayback(
  videoId: string,
  resumeSeconds: number,
  durationSeconds: number,
  sound?: Sound,
) {
  const video = useMemo(() => playerOf(videoId), [videoId]);
  const [rate, setRate] = useState(1);
  const listener = useRef<PlaybackListener>({ tell: () => undefined, occur: () => undefined });
  const alone = useSoundAlone(video, sound);
  const source = useSource(video);
  const picture = usePicture(alone.player, listener, {
    ...{ resumeSeconds, durationSeconds, rate },
    goal: () => source.wayBack()?.positionSeconds,
  });
  const { state, here, moveTo, events, mend } = picture;
  alone.follow(events);
  /** The player that is left says nothing any more. */
  const leave = () => {
    const positionSeconds = here();
    if (state.playing) listener.current.tell({ kind: 'pause', positionSeconds });
    return positionSeconds;
  };

  const led = useLedPicture({
    ...{ video, source, picture, alone, leave },
    live: durationSeconds === 0,
  });

  return {
    state: { ...state, rate, audioOnly: alone.on },
    listen(to: PlaybackListener) {
      listener.current = to;
    },
    toggle: () => {
      if (led.playOnArrival(!state.playing)) return;
      if (state.playing) alone.player().pause();
      else alone.player().play();
    },
    /** The address under which a film is to be played now. */
    addressOf: source.of,
    /** Goes over to another film of the same length, from where this one stands. */
    changeFilm: (change: () => void) => {
      source.change({ positionSeconds: leave(), play: state.playing });
      change();
    },
    skip(bySeconds: number) {
      seekTo(Math.max(0, Math.min(durationSeconds - 1, here() + bySeconds)));
    },
    seekTo,
    changeRate(next: number) {
      alone.player().setRate(next);
      setRate(next);
      listener.current.tell({ kind: 'rate', positionSeconds: here(), rate: next });
    },
    /** Goes on without the picture, also after the picture has failed. What is heard counts as what is seen does. */
    listenOnly: () => {
      mend();
      alone.begin(leave());
    },
    showPicture: () => alone.end(leave()),
    enterFullScreen: () => video.enterFullScreen(),
    /** Of the picture; beside a player for the sound alone it has no say, and its pause comes late. */
    events: led.events,
  };

  function seekTo(seconds: number): void {
    const way = source.wayBack();
    if (way) way.positionSeconds = seconds;
    else alone.player().seek(seconds);
    moveTo(seconds);
    listener.current.tell({ kind: 'seek', positionSeconds: seconds });
  }
}

export type Playback = ReturnType<typeof usePlayback>;
