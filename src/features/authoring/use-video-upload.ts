import { useCallback, useEffect, useRef, useState } from 'react';
import type { FailureCode } from '@/platform/cloud';
import {
  type ChosenVideo,
  chooseVideo,
  partOf,
  readBytes,
  releasePart,
} from '@/platform/video-file';
import { sendFile } from '@/platform/send-file';
import { beginVideo, joinVideo, partArrived } from './api';
import { fingerprintBytes, fingerprintOf, sendParts } from './video-sending';

export interface VideoUpload {
  /** 0 to 1 while it is sent; undefined otherwise. */
  share: number | undefined;
  reading: boolean;
  failure: FailureCode | undefined;
  stopped: boolean;
  /** The job that looks into it. */
  jobId: string | undefined;
  /** The video that was chosen last. */
  chosen: ChosenVideo | undefined;
  choose: () => void;
  stop: () => void;
  /** The job is over. */
  finish: () => void;
}

type State = Omit<VideoUpload, 'choose' | 'stop' | 'finish'>;
const idle: State = {
  ...{ share: undefined, reading: false, failure: undefined, stopped: false },
  ...{ jobId: undefined, chosen: undefined },
};

/** Chooses a video and sends it in parts; the page may be left and come back to, the same file is gone on with. */
export function useVideoUpload(draftId: string): VideoUpload {
  const [state, setState] = useState<State>(idle);
  const isStopped = useRef(false);
  useEffect(
    () => () => {
      isStopped.current = true;
    },
    [],
  );
  const set = useCallback((more: Partial<State>) => setState((now) => ({ ...now, ...more })), []);
  const choose = async () => {
    const chosen = await chooseVideo();
    if (!chosen) return;
    isStopped.current = false;
    setState({ ...idle, reading: true, chosen });
    const fingerprint = await fingerprintOfFile(chosen);
    set({ reading: false, share: 0 });
    const ended = await send(draftId, chosen, fingerprint, {
      isCancelled: () => isStopped.current,
      onProgress: (share) => set({ share }),
    });
    if (ended.kind !== 'sent') {
      const failure = ended.kind === 'failed' ? ended.code : undefined;
      set({ share: undefined, failure, stopped: ended.kind === 'cancelled' });
      return;
    }
    const joining = await joinVideo(draftId);
    set({
      share: undefined,
      ...(joining.ok ? { jobId: joining.data.jobId } : { failure: joining.code }),
    });
  };
  return {
    ...state,
    choose: () => void choose(),
    stop: () => {
      isStopped.current = true;
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
  draftId: string,
  chosen: ChosenVideo,
  fingerprint: string,
  more: { isCancelled: () => boolean; onProgress: (share: number) => void },
) {
  const { name: fileName, bytes } = chosen;
  return sendParts({
    ...more,
    bytes,
    begin: () => beginVideo(draftId, { fileName, bytes, fingerprint }),
    send: async (from, length, cloudPath, onProgress) => {
      const part = await partOf(chosen, from, length);
      const fileId = await sendFile(part, cloudPath, onProgress);
      await releasePart(part);
      return fileId;
    },
    arrived: (part, fileId) => partArrived(draftId, part, fileId),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
}
