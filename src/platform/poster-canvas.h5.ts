import type { SaveOutcome } from './poster-canvas';

export type { SaveOutcome };

/** A browser needs no canvas on the page. */
export const canvasId: string | undefined = undefined;

interface Size {
  width: number;
  height: number;
}

type Draw = (pen: CanvasRenderingContext2D, picture: HTMLImageElement) => void;

/** Draws with a loaded picture and gives the result as a data URL. Rejects where the browser cannot. */
export async function drawnPicture(size: Size, src: string, draw: Draw): Promise<string> {
  const picture = new Image();
  picture.src = src;
  await picture.decode();
  return drawnSheet(size, (pen) => draw(pen, picture));
}

/** The same with nothing to load. */
export function drawnSheet(
  { width, height }: Size,
  draw: (pen: CanvasRenderingContext2D) => void,
): Promise<string> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d');
  if (!pen) return Promise.reject(new Error('the browser draws no pictures'));
  draw(pen);
  return Promise.resolve(canvas.toDataURL('image/png'));
}

/** Gives a picture to the browser's downloads. */
export function savePicture(url: string, name: string): Promise<SaveOutcome> {
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.png`;
  link.click();
  return Promise.resolve('saved');
}
