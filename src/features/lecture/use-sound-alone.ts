import { useEffect, useRef, useState } from 'react';
import {
  type AudioEvents,
  type AudioSource,
  type BackgroundAudio,
  backgroundAudio,
} from '@/platform/background-audio';
import type { Player } from '@/platform/player';

export type Sound = Omit<AudioSource, 'startSeconds'>;

/** Hearing a lecture without its picture, by a player of its own where the platform has one; else the video goes on unseen. */
export function useSoundAlone(video: Player, sound: Sound | undefined) {
  const [on, setOn] = useState(false);
  const audio = useRef<BackgroundAudio | undefined>(undefined);
  const events = useRef<AudioEvents | undefined>(undefined);
  useEffect(() => () => audio.current?.close(), []);

  return {
    on,
    /** Something else than the video plays. */
    apart: () => audio.current !== undefined,
    player: (): Player => audio.current ?? video,
    /** Whom the sound tells what happens. */
    follow(to: AudioEvents) {
      events.current = to;
    },
    begin(startSeconds: number) {
      setOn(true);
      if (!sound) return;
      const told = () => events.current ?? nobody;
      audio.current = backgroundAudio({ ...sound, startSeconds }, told);
      if (audio.current) video.pause();
    },
    end(positionSeconds: number) {
      setOn(false);
      if (!audio.current) return;
      audio.current.close();
      audio.current = undefined;
      video.seek(positionSeconds);
      video.play();
    },
  };
}

const nobody: AudioEvents = {
  onPlay: () => undefined,
  onPause: () => undefined,
  onEnded: () => undefined,
  onTimeUpdate: () => undefined,
  onError: () => undefined,
};
