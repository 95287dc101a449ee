import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { PNG } from 'pngjs';
import encodeQR from 'qr';
import decodeQR from 'qr/decode.js';
import { openDevice, startBrowser } from '../tools/browser/browser';
import { writeCameraVideo } from '../tools/browser/fake-camera';

const CODE = 'HTTPS://STUDY.EXAMPLE/C/7KQ2M9XPAB3DWXYZ23456789A';
const PAGE = 'http://localhost/camera';

let folder: string;
let browser: Browser | undefined;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'camera-'));
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

test('the browser sees through its camera what was put before it, also after it was started', async () => {
  const file = path.join(folder, 'camera.y4m');
  await writeCameraVideo(file);
  browser = await startBrowser(file);
  const { page } = await openDevice(browser);
  await page.route(PAGE, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<html></html>' }),
  );
  await page.goto(PAGE);
  await writeCameraVideo(file, pictureOf(CODE));
  const address = await page.evaluate(async () => {
    const size = { width: 640, height: 480 };
    const stream = await navigator.mediaDevices.getUserMedia({ video: size });
    const video = document.createElement('video');
    video.srcObject = stream;
    await video.play();
    const canvas = Object.assign(document.createElement('canvas'), size);
    canvas.getContext('2d')!.drawImage(video, 0, 0);
    return canvas.toDataURL('image/png');
  });
  const seen = PNG.sync.read(Buffer.from(address.replace(/^.*,/, ''), 'base64'));
  expect(decodeQR(seen)).toBe(CODE);
}, 120_000);

/** A screenshot of a code as a page would show it: black on white, four modules of quiet zone. */
function pictureOf(text: string): Buffer {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
  const pixels = 7;
  const picture = new PNG({ width: modules.length * pixels, height: modules.length * pixels });
  for (let y = 0; y < picture.height; y += 1) {
    for (let x = 0; x < picture.width; x += 1) {
      const dark = modules[Math.floor(y / pixels)]?.[Math.floor(x / pixels)] === true;
      picture.data.set(dark ? [0, 0, 0, 255] : [255, 255, 255, 255], (y * picture.width + x) * 4);
    }
  }
  return PNG.sync.write(picture);
}
