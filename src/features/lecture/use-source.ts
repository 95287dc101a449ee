import { useEffect, useRef, useState } from 'react';
import { useOnline } from '@/platform/network';
import type { Player } from '@/platform/player';

/** Before the picture is asked for again after the first, second and third failure in a row. */
const waitsMs = [1_000, 3_000, 6_000] as const;
/** A picture that has gone on for so long has come back. */
const mendedAfterSeconds = 5;

/** Where a picture that starts from its beginning has to be led. */
interface WayBack {
  positionSeconds: number;
  play: boolean;
}

/**
 * Where the picture comes from. A file of another quality, or the same once more after the network has failed, starts from its beginning: it is
 * led back to where it stood, and what it says before it is there is not passed on.
 */
export function useSource(video: Player) {
  const [failures, setFailures] = useState(0);
  const [round, setRound] = useState(0);
  const online = useOnline();
  const back = useRef<WayBack>();
  const failedAtSeconds = useRef(0);

  useEffect(() => {
    const waitMs = waitsMs[failures - 1];
    if (waitMs === undefined || !online) return undefined;
    const timer = setInterval(() => {
      clearInterval(timer);
      if (back.current) setRound((last) => last + 1);
    }, waitMs);
    return () => clearInterval(timer);
  }, [failures, online]);
  // A phone may load nothing of a film before it is told to play.
  useEffect(() => {
    if (round > 0 && back.current?.play) video.play();
  }, [round, video]);

  return {
    /** The address to play. A fragment, which no server sees, makes it another one. */
    of: (url: string) => (round === 0 ? url : `${url}#${round}`),
    /** Set while the picture is on its way back. */
    wayBack: () => back.current,
    /** The next address is about to be another file's. */
    change(from: WayBack) {
      back.current ??= from;
      setRound((last) => last + 1);
    },
    /** Asks for the picture again, after a while or when the network is back. False when that has failed too often. */
    retry(from: WayBack): boolean {
      if (failures >= waitsMs.length) return false;
      back.current ??= from;
      failedAtSeconds.current = back.current.positionSeconds;
      setFailures(failures + 1);
      return true;
    },
    /** The picture can be led back now. */
    arrive(): WayBack | undefined {
      const way = back.current;
      back.current = undefined;
      return way;
    },
    goesOn(positionSeconds: number) {
      if (failures > 0 && positionSeconds > failedAtSeconds.current + mendedAfterSeconds)
        setFailures(0);
    },
  };
}

export type Source = ReturnType<typeof useSource>;
