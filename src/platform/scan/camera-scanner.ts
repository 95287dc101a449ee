import { decodeFrame } from './decode-frame';

export type CameraState = 'starting' | 'looking' | 'no-camera' | 'not-permitted';

export interface CameraListener {
  onState: (state: CameraState) => void;
  /** Called once with the first text that was read; the camera is switched off by then. */
  onText: (text: string) => void;
}

/** Between two looks at the picture: often enough to feel immediate, seldom enough for an old phone. */
const lookEveryMs = 150;
/** The longer side of the examined picture, px. Twelve pixels a module at arm's length, four from the back row. */
const examinedSize = 960;
/** The next picture may be a better one. */
const patienceMs = 80;

/**
 * Shows the camera inside the element with this id and looks for a QR code until one is read or the returned function is
 * called. For the browser build only.
 */
export function scanWithCamera(elementId: string, listener: CameraListener): () => void {
  const video = document.createElement('video');
  video.playsInline = true;
  video.muted = true;
  video.style.cssText = 'display:block;width:100%;height:100%;object-fit:cover';
  let stream: MediaStream | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  function stop(): void {
    stopped = true;
    clearTimeout(timer);
    stream?.getTracks().forEach((track) => track.stop());
    video.remove();
  }

  async function look(): Promise<void> {
    const text = await textIn(video);
    if (stopped) return;
    if (text === undefined) {
      timer = setTimeout(() => void look(), lookEveryMs);
      return;
    }
    stop();
    listener.onText(text);
  }

  async function start(): Promise<void> {
    listener.onState('starting');
    const opened = await openCamera();
    if (typeof opened === 'string') {
      if (!stopped) listener.onState(opened);
      return;
    }
    stream = opened;
    if (stopped) {
      stop();
      return;
    }
    video.srcObject = stream;
    document.getElementById(elementId)?.appendChild(video);
    await video.play();
    listener.onState('looking');
    await look();
  }

  start().catch(() => {
    // The page was left while the picture was starting, or the device took the camera away.
    if (!stopped) listener.onState('no-camera');
    stop();
  });
  return stop;
}

/** Browsers offer the camera to secure pages only (https, or this very machine). */
async function openCamera(): Promise<MediaStream | 'no-camera' | 'not-permitted'> {
  if (!('mediaDevices' in navigator)) return 'no-camera';
  try {
    return await navigator.mediaDevices.getUserMedia({
      video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
      audio: false,
    });
  } catch (error) {
    const denied = error instanceof DOMException && error.name === 'NotAllowedError';
    return denied ? 'not-permitted' : 'no-camera';
  }
}

function textIn(video: HTMLVideoElement): Promise<string | undefined> {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0) return Promise.resolve(undefined);
  return decodeFrame(video, videoWidth, videoHeight, examinedSize, patienceMs);
}
