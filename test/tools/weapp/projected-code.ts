import decodeQR from 'qr/decode.js';
import type { Person } from './person';

const PIXELS_PER_MODULE = 6;

/** Reads the QR code on the board as a camera would: from the pixels of its picture. */
export function readProjectedCode(secretary: Person): string {
  const sources = secretary.all('wx-image').map((image) => image.__wxElement?.data?.['src']);
  const source = sources.find((one) => typeof one === 'string' && one.includes('svg+xml'));
  if (typeof source !== 'string') throw new Error(`no code on the board: ${secretary.text()}`);
  const svg = Buffer.from(source.replace(/^.*base64,/, ''), 'base64').toString('utf8');
  return decodeQR(pixelsOf(svg));
}

/** Paints the drawing: a light square, and one dark rectangle `M x y h width v 1` a run of modules. */
function pixelsOf(svg: string): { width: number; height: number; data: Uint8Array } {
  const modules = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
  const width = modules * PIXELS_PER_MODULE;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (const [, x, y, run] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    paint(data, width, Number(x), Number(y), Number(run));
  }
  return { width, height: width, data };
}

function paint(data: Uint8Array, width: number, x: number, y: number, run: number): void {
  for (let row = y * PIXELS_PER_MODULE; row < (y + 1) * PIXELS_PER_MODULE; row += 1) {
    const from = row * width + x * PIXELS_PER_MODULE;
    for (let at = from; at < from + run * PIXELS_PER_MODULE; at += 1) {
      data.set([0, 0, 0, 255], at * 4);
    }
  }
}
