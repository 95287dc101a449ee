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
export async function drawnPicture(
  { width, height }: Size,
  src: string,
  draw: Draw,
): Promise<string> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('the browser draws no pictures');
  const picture = new Image();
  picture.src = src;
  await picture.decode();
  draw(pen, picture);
  return canvas.toDataURL('image/png');
}

/** Gives a picture to the browser's downloads. */
export function savePicture(url: string, name: string): Promise<SaveOutcome> {
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.png`;
  link.click();
  return Promise.resolve('saved');
}
