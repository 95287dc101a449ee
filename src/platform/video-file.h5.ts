import type { ChosenFile } from './chosen-file.h5';
import { mostWidthPx } from './picture-size';

export interface ChosenVideo extends ChosenFile {
  /** A picture of its beginning, where the platform gives one. */
  frame?: ChosenFile;
}

/** Where the picture for the cover is taken from: the first instant is often black. */
const frameAtSeconds = 1;
/** A film that the browser cannot show gives no picture; what else is wrong with it the server says. */
const frameWithinMs = 8_000;

/** Where a video may be picked from. */
export const videoSources = ['files'] as const;
export type VideoSource = 'album' | 'chat' | (typeof videoSources)[number];

/** Lets the person pick a video. To be called from a tap. Undefined when nothing was picked. */
export function chooseVideo(_source: VideoSource): Promise<ChosenVideo | undefined> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.mp4,video/mp4';
  return new Promise((resolve) => {
    input.addEventListener('cancel', () => resolve(undefined));
    input.addEventListener('change', () => {
      const [file] = input.files ?? [];
      if (!file) {
        resolve(undefined);
        return;
      }
      const chosen = { name: file.name, bytes: file.size, handle: file };
      void frameOf(file).then((frame) => resolve(frame ? { ...chosen, frame } : chosen));
    });
    input.click();
  });
}

/** Bytes of a chosen file. */
export const readBytes = async ({ handle }: ChosenFile, from: number, length: number) =>
  new Uint8Array(await handle.slice(from, from + length).arrayBuffer());

/** A part of a chosen file, to be sent like a file. */
export function partOf(file: ChosenFile, from: number, length: number): Promise<ChosenFile> {
  const handle = new File([file.handle.slice(from, from + length)], file.name);
  return Promise.resolve({ name: file.name, bytes: length, handle });
}

/** Gives back what a part took; a browser keeps nothing. */
export const releasePart = (_part: ChosenFile): Promise<void> => Promise.resolve();

async function frameOf(file: File): Promise<ChosenFile | undefined> {
  const url = URL.createObjectURL(file);
  const film = document.createElement('video');
  film.muted = true;
  film.preload = 'auto';
  try {
    await moment(film, 'loadeddata', () => (film.src = url));
    await moment(film, 'seeked', () => {
      film.currentTime = Math.min(frameAtSeconds, film.duration / 2);
    });
    return await pictureOf(film);
  } catch {
    // No picture from this film: the person chooses one instead.
    return undefined;
  } finally {
    film.removeAttribute('src');
    URL.revokeObjectURL(url);
  }
}

function moment(film: HTMLVideoElement, event: string, begin: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`no ${event}`)), frameWithinMs);
    film.addEventListener(event, () => resolve(), { once: true });
    film.addEventListener('error', () => reject(new Error('not shown')), { once: true });
    begin();
  });
}

function pictureOf(film: HTMLVideoElement): Promise<ChosenFile | undefined> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.min(mostWidthPx, film.videoWidth);
  canvas.height = Math.round((canvas.width * film.videoHeight) / film.videoWidth);
  canvas.getContext('2d')?.drawImage(film, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => {
    canvas.toBlob(
      (blob) => {
        const handle = blob && new File([blob], 'frame.jpg', { type: 'image/jpeg' });
        resolve(handle ? { name: 'frame.jpg', bytes: handle.size, handle } : undefined);
      },
      'image/jpeg',
      0.85,
    );
  });
}
