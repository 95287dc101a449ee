import { decodeFrame } from './decode-frame';
import type { ScanOutcome } from '../scan';

/** Photographs of a projected code are large; below this size the decoder reads them faster and no worse. */
const sizes = [1200, 2000, 700];

/** Lets the person choose a picture and reads the code in it. For the browser build only. */
export async function scanPicture(): Promise<ScanOutcome> {
  const file = await chooseFile();
  if (!file) return { kind: 'cancelled' };
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (!picture) return { kind: 'failed', reason: 'unreadable' };
  for (const size of sizes) {
    const text = await decodeFrame(picture, picture.width, picture.height, size);
    if (text !== undefined) return { kind: 'scanned', text };
  }
  return { kind: 'failed', reason: 'unreadable' };
}

function chooseFile(): Promise<File | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = 'image/*';
    input.addEventListener('change', () => resolve(input.files?.[0]));
    input.addEventListener('cancel', () => resolve(undefined));
    input.click();
  });
}
