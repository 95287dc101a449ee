import { writeFile } from 'node:fs/promises';
import { PNG } from 'pngjs';

/** What Chromium's file camera plays: VGA, as the weakest phones have. */
const WIDTH = 640;
const HEIGHT = 480;
/** The picture fills this share of the frame's height; the rest is a light wall around it. */
const SHARE = 0.8;
const WALL = 225;
const FRAMES = 10;

/**
 * Writes a video of a still picture (PNG) that Chromium plays as its camera. The picture is greyed, scaled and put in the
 * middle of the frame, as if a phone were held in front of it. Without a picture the camera sees a bare wall.
 */
export async function writeCameraVideo(file: string, picture?: Buffer): Promise<void> {
  const luma = new Uint8Array(WIDTH * HEIGHT).fill(WALL);
  if (picture) drawPicture(luma, PNG.sync.read(picture));
  const chroma = new Uint8Array((WIDTH * HEIGHT) / 2).fill(128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, chroma]);
  const header = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  await writeFile(file, Buffer.concat([header, ...Array<Buffer>(FRAMES).fill(frame)]));
}

function drawPicture(luma: Uint8Array, picture: PNG): void {
  const scale = Math.min((HEIGHT * SHARE) / picture.height, (WIDTH * SHARE) / picture.width);
  const width = Math.floor(picture.width * scale);
  const height = Math.floor(picture.height * scale);
  const left = Math.floor((WIDTH - width) / 2);
  const top = Math.floor((HEIGHT - height) / 2);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      luma[(top + y) * WIDTH + left + x] = meanGrey(picture, x / scale, y / scale, 1 / scale);
    }
  }
}

/** Mean brightness of the picture's pixels under one pixel of the frame; a lens blurs in the same way. */
function meanGrey(picture: PNG, left: number, top: number, size: number): number {
  const right = Math.min(picture.width, Math.max(Math.floor(left) + 1, Math.floor(left + size)));
  const bottom = Math.min(picture.height, Math.max(Math.floor(top) + 1, Math.floor(top + size)));
  let sum = 0;
  let count = 0;
  for (let y = Math.floor(top); y < bottom; y += 1) {
    for (let x = Math.floor(left); x < right; x += 1) {
      const at = (y * picture.width + x) * 4;
      const [red = 0, green = 0, blue = 0] = picture.data.subarray(at, at + 3);
      sum += 0.299 * red + 0.587 * green + 0.114 * blue;
      count += 1;
    }
  }
  return count === 0 ? WALL : Math.round(sum / count);
}
