import { useCallback, useEffect, useRef, useState } from 'react';
import type { FailureCode } from '@/platform/cloud';
import { sendFile } from '@/platform/send-file';
import {
  type ChosenVideo,
  chooseVideo,
  partOf,
  readBytes,
  releasePart,
  type VideoSource,
} from '@/platform/video-file';
import { beginVideo, type FilmOf, joinVideo, partArrived } from './api';
import { fingerprintBytes, fingerprintOf, mostVideoBytes, sendParts } from './video-sending';

/** Why a file is not on its way any more. */
export type Interruption =
  | { kind: 'stopped' }
  /** The phone does not give it, or has no room for a part. */
  | { kind: 'unreadable' }
  | { kind: 'failed'; code: FailureCode };

interface State {
  /** 0 to 1 while it is sent; undefined otherwise. */
  share: number | undefined;
  reading: boolean;
  /** Somebody wants it to stop; the part on its way is let through. */
  stopping: boolean;
  interruption: Interruption | undefined;
  /** The job that looks into it. */
  jobId: string | undefined;
  /** The video that was chosen last. */
  chosen: ChosenVideo | undefined;
}

export interface VideoUpload extends State {
  choose: (source: VideoSource) => void;
  stop: () => void;
  /** The job is over. */
  finish: () => void;
}

const idle: State = {
  ...{ share: undefined, reading: false, stopping: false, interruption: undefined },
  ...{ jobId: undefined, chosen: undefined },
};

/** Chooses a film and sends it in parts; the page may be left and come back to, the same file is gone on with. */
export function useVideoUpload(of: FilmOf): VideoUpload {
  const [state, setState] = useState<State>(idle);
  const isStopped = useRef(false);
  useEffect(
    () => () => {
      isStopped.current = true;
    },
    [],
  );
  const set = useCallback((more: Partial<State>) => setState((now) => ({ ...now, ...more })), []);
  const choose = async (source: VideoSource) => {
    const chosen = await chooseVideo(source).catch(() => null);
    if (chosen === undefined) return;
    isStopped.current = false;
    const unreadable = { ...idle, interruption: { kind: 'unreadable' } as const };
    if (!chosen) {
      setState(unreadable);
      return;
    }
    if (chosen.bytes > mostVideoBytes) {
      setState({ ...idle, interruption: { kind: 'failed', code: 'UPLOAD_TOO_LARGE' } });
      return;
    }
    setState({ ...idle, reading: true, chosen });
    const fingerprint = await fingerprintOfFile(chosen).catch(() => undefined);
    if (fingerprint === undefined) {
      setState(unreadable);
      return;
    }
    set({ reading: false, share: 0 });
    const ended = await send(of, chosen, fingerprint, {
      isCancelled: () => isStopped.current,
      onProgress: (share) => set({ share }),
    });
    if (ended.kind !== 'sent') {
      const interruption = ended.kind === 'cancelled' ? ({ kind: 'stopped' } as const) : ended;
      set({ share: undefined, stopping: false, interruption });
      return;
    }
    const joining = await joinVideo(of);
    set({
      ...{ share: undefined, stopping: false },
      ...(joining.ok
        ? { jobId: joining.data.jobId }
        : { interruption: { kind: 'failed', code: joining.code } }),
    });
  };
  return {
    ...state,
    choose: (source) => void choose(source),
    stop: () => {
      isStopped.current = true;
      set({ stopping: true });
    },
    finish: () => set({ jobId: undefined }),
  };
}

async function fingerprintOfFile(chosen: ChosenVideo): Promise<string> {
  const { bytes } = chosen;
  const length = Math.min(fingerprintBytes, bytes);
  const ends = [
    await readBytes(chosen, 0, length),
    await readBytes(chosen, bytes - length, length),
  ];
  return fingerprintOf(bytes, ends);
}

function send(
  of: FilmOf,
  chosen: ChosenVideo,
  fingerprint: string,
  more: { isCancelled: () => boolean; onProgress: (share: number) => void },
) {
  const { name: fileName, bytes } = chosen;
  return sendParts({
    ...more,
    bytes,
    begin: () => beginVideo(of, { fileName, bytes, fingerprint }),
    send: async (from, length, cloudPath, onProgress) => {
      const part = await partOf(chosen, from, length);
      const fileId = await sendFile(part, cloudPath, onProgress);
      await releasePart(part);
      return fileId;
    },
    arrived: (part, fileId) => partArrived(of, part, fileId),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
}
