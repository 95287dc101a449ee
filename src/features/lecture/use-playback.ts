import { useEffect, useMemo, useRef, useState } from 'react';
import { monotonicMs } from '@/platform/monotonic';
import { usePageHidden } from '@/platform/navigation';
import { playerOf, type Player } from '@/platform/player';
import type { PlayerEvent } from './played-parts';
import type { ReportOccasion } from './report-schedule';
import { type Sound, useSoundAlone } from './use-sound-alone';

/** Without any movement of the picture for so long the network is said to be weak. */
const stalledAfterMs = 2_500;

export interface PlaybackListener {
  tell: (event: PlayerEvent) => void;
  occur: (occasion: Exclude<ReportOccasion, 'tick'>) => void;
}

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
  const { state, here, moveTo, events, mend } = usePicture(alone.player, listener, {
    ...{ resumeSeconds, durationSeconds, rate },
  });
  alone.follow(events);
  // Who only listens may lock the screen.
  usePageHidden(() => {
    if (!alone.on) video.pause();
  });

  /** The player that is left says nothing any more. */
  const leave = () => {
    const positionSeconds = here();
    if (state.playing) listener.current.tell({ kind: 'pause', positionSeconds });
    return positionSeconds;
  };

  const seen =
    <Event>(tell: (event: Event) => void) =>
    (event: Event) => {
      if (!alone.apart()) tell(event);
    };

  return {
    state: { ...state, rate, audioOnly: alone.on },
    listen(to: PlaybackListener) {
      listener.current = to;
    },
    toggle: () => (state.playing ? alone.player().pause() : alone.player().play()),
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
    events: {
      onPlay: seen(events.onPlay),
      onPause: seen(events.onPause),
      onEnded: seen(events.onEnded),
      onTimeUpdate: seen(events.onTimeUpdate),
      onError: seen(events.onError),
    },
  };

  function seekTo(seconds: number): void {
    alone.player().seek(seconds);
    moveTo(seconds);
    listener.current.tell({ kind: 'seek', positionSeconds: seconds });
  }
}

/** What a player's events say of it, passed on as they come. */
function usePicture(
  player: () => Player,
  listener: { readonly current: PlaybackListener },
  {
    resumeSeconds,
    durationSeconds,
    rate,
  }: { resumeSeconds: number; durationSeconds: number; rate: number },
) {
  const [playing, setPlaying] = useState(false);
  const [begun, setBegun] = useState(false);
  const [failed, setFailed] = useState(false);
  const [stalled, setStalled] = useState(false);
  const [positionSeconds, setPosition] = useState(resumeSeconds);
  const at = useRef({ seconds: resumeSeconds, movedAtMs: 0 });

  useStallWatch(playing, () => setStalled(monotonicMs() - at.current.movedAtMs > stalledAfterMs));

  const moveTo = (seconds: number) => {
    if (seconds !== at.current.seconds) at.current = { seconds, movedAtMs: monotonicMs() };
    setPosition(seconds);
  };
  const here = () => player().position() ?? at.current.seconds;

  const events = {
    onPlay: () => {
      at.current.movedAtMs = monotonicMs();
      setBegun(true);
      setPlaying(true);
      setStalled(false);
      if (rate !== 1) player().setRate(rate);
      listener.current.tell({ kind: 'play', positionSeconds: here() });
    },
    onPause: () => {
      setPlaying(false);
      listener.current.tell({ kind: 'pause', positionSeconds: here() });
      listener.current.occur('pause');
    },
    onEnded: () => {
      setPlaying(false);
      listener.current.tell({ kind: 'ended', positionSeconds: durationSeconds });
      listener.current.occur('end');
    },
    onTimeUpdate: ({ detail }: { detail: { currentTime: number } }) => {
      moveTo(detail.currentTime);
      setStalled(false);
      listener.current.tell({ kind: 'progress', positionSeconds: detail.currentTime });
    },
    onError: () => setFailed(true),
  };
  const state = { playing, begun, failed, stalled: playing && stalled, positionSeconds };
  /** Another player takes over from one that failed. */
  const mend = () => setFailed(false);
  return { state, here, moveTo, events, mend };
}

/** Looks once a second, while something plays, whether it moves. */
function useStallWatch(playing: boolean, look: () => void): void {
  const latest = useRef(look);
  useEffect(() => {
    latest.current = look;
  });
  useEffect(() => {
    if (!playing) return undefined;
    const timer = setInterval(() => latest.current(), 1_000);
    return () => clearInterval(timer);
  }, [playing]);
}

export type Playback = ReturnType<typeof usePlayback>;
