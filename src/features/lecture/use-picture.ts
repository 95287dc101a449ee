import { useEffect, useRef, useState } from 'react';
import { monotonicMs } from '@/platform/monotonic';
import type { Player } from '@/platform/player';
import type { PlayerEvent } from './played-parts';
import type { ReportOccasion } from './report-schedule';

/** Without any movement of the picture for so long the network is said to be weak. */
const stalledAfterMs = 2_500;

export interface PlaybackListener {
  tell: (event: PlayerEvent) => void;
  occur: (occasion: Exclude<ReportOccasion, 'tick'>) => void;
}

interface PictureFacts {
  resumeSeconds: number;
  durationSeconds: number;
  rate: number;
  /** Where the picture is being led back to, if it is; its own word for its place means nothing then. */
  goal: () => number | undefined;
}

/** What a player's events say of it, passed on as they come. */
export function usePicture(
  player: () => Player,
  listener: { readonly current: PlaybackListener },
  { resumeSeconds, durationSeconds, rate, goal }: PictureFacts,
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
  const here = () => goal() ?? player().position() ?? at.current.seconds;

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
  return { state, here, moveTo, setPlaying, events, mend };
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

export type UsedPicture = ReturnType<typeof usePicture>;
