import { useEffect, useMemo, useRef, useState } from 'react';
import { monotonicMs } from '@/platform/monotonic';
import { usePageHidden } from '@/platform/navigation';
import { playerOf } from '@/platform/player';
import type { PlayerEvent } from './played-parts';
import type { ReportOccasion } from './report-schedule';

/** Without any movement of the picture for so long the network is said to be weak. */
const stalledAfterMs = 2_500;

export interface PlaybackListener {
  tell: (event: PlayerEvent) => void;
  occur: (occasion: Exclude<ReportOccasion, 'tick'>) => void;
}

/**
 * The video and its buttons: what to do, what it does, and where it stands. Everything that happens to the picture is
 * passed on to the listener, which decides what counts as watched.
 */
export function usePlayback(videoId: string, resumeSeconds: number, durationSeconds: number) {
  const player = useMemo(() => playerOf(videoId), [videoId]);
  const [playing, setPlaying] = useState(false);
  const [begun, setBegun] = useState(false);
  const [failed, setFailed] = useState(false);
  const [stalled, setStalled] = useState(false);
  const [positionSeconds, setPosition] = useState(resumeSeconds);
  const [rate, setRate] = useState(1);
  const at = useRef({ seconds: resumeSeconds, movedAtMs: 0 });
  const listener = useRef<PlaybackListener>({ tell: () => undefined, occur: () => undefined });

  useStallWatch(playing, () => setStalled(monotonicMs() - at.current.movedAtMs > stalledAfterMs));
  usePageHidden(() => player.pause());

  const moveTo = (seconds: number) => {
    if (seconds !== at.current.seconds) at.current = { seconds, movedAtMs: monotonicMs() };
    setPosition(seconds);
  };
  const here = () => player.position() ?? at.current.seconds;

  return {
    state: { playing, begun, failed, stalled: playing && stalled, positionSeconds, rate },
    listen(to: PlaybackListener) {
      listener.current = to;
    },
    toggle: () => (playing ? player.pause() : player.play()),
    skip(bySeconds: number) {
      seekTo(Math.max(0, Math.min(durationSeconds - 1, here() + bySeconds)));
    },
    seekTo,
    changeRate(next: number) {
      player.setRate(next);
      setRate(next);
      listener.current.tell({ kind: 'rate', positionSeconds: here(), rate: next });
    },
    enterFullScreen: player.enterFullScreen,
    events: {
      onPlay() {
        at.current.movedAtMs = monotonicMs();
        setBegun(true);
        setPlaying(true);
        setStalled(false);
        if (rate !== 1) player.setRate(rate);
        listener.current.tell({ kind: 'play', positionSeconds: here() });
      },
      onPause() {
        setPlaying(false);
        listener.current.tell({ kind: 'pause', positionSeconds: here() });
        listener.current.occur('pause');
      },
      onEnded() {
        setPlaying(false);
        listener.current.tell({ kind: 'ended', positionSeconds: durationSeconds });
        listener.current.occur('end');
      },
      onTimeUpdate({ detail }: { detail: { currentTime: number } }) {
        moveTo(detail.currentTime);
        setStalled(false);
        listener.current.tell({ kind: 'progress', positionSeconds: detail.currentTime });
      },
      onError: () => setFailed(true),
    },
  };

  function seekTo(seconds: number): void {
    player.seek(seconds);
    moveTo(seconds);
    listener.current.tell({ kind: 'seek', positionSeconds: seconds });
  }
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
