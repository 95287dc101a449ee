import { decodeFrame } from './decode-frame';
import type { ScanOutcome } from '../scan';

/** Photographs of a projected code are large; below this size the decoder reads them faster and no worse. */
const sizes = [1200, 2000, 700];
/** There is only this one picture, so it is looked at longer than one of a camera. */
const patienceMs = 1_000;

/** Lets the person choose a picture and reads the code in it. For the browser build only. */
export async function scanPicture(): Promise<ScanOutcome> {
  const file = await chooseFile();
  return file ? scanFile(file) : { kind: 'cancelled' };
}

/** Reads the code in every picture that is pasted into the page; gives back the end of it. For the browser build only. */
export function scanPastedPictures(onOutcome: (outcome: ScanOutcome) => void): () => void {
  const paste = ({ clipboardData }: ClipboardEvent) => {
    const file = [...(clipboardData?.files ?? [])].find(({ type }) => type.startsWith('image/'));
    if (file) void scanFile(file).then(onOutcome);
  };
  document.addEventListener('paste', paste);
  return () => document.removeEventListener('paste', paste);
}

async function scanFile(file: File): Promise<ScanOutcome> {
  const address = URL.createObjectURL(file);
  try {
    // An image element also reads drawings (SVG), as which the browser saves a code of the board.
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    for (const size of sizes) {
      const { naturalWidth, naturalHeight } = picture;
      const text = await decodeFrame(picture, naturalWidth, naturalHeight, size, patienceMs);
      if (text !== undefined) return { kind: 'scanned', text };
    }
  } catch (error) {
    // What `decode` throws for a file that is no picture; anything else is a defect.
    if (!(error instanceof DOMException && error.name === 'EncodingError')) throw error;
  } finally {
    URL.revokeObjectURL(address);
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
