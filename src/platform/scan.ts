import Taro from '@tarojs/taro';

/** What came of looking for a code. `text` is what the QR code says, unchecked. */
export type ScanOutcome =
  | { kind: 'scanned'; text: string }
  | { kind: 'cancelled' }
  | { kind: 'failed'; reason: 'no-camera' | 'not-permitted' | 'unreadable' };

/**
 * Lets the person scan one QR code with the camera. Pictures from the album are refused: a photographed code could come
 * from anywhere.
 */
export async function scanCode(): Promise<ScanOutcome> {
  try {
    const { result, path } = await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] });
    // Of a mini-program code on a poster WeChat tells the page, with the code in its scene.
    const text = path || result;
    return text ? { kind: 'scanned', text } : { kind: 'failed', reason: 'unreadable' };
  } catch (error) {
    return outcomeOf((error as { errMsg?: string }).errMsg ?? '');
  }
}

function outcomeOf(errMsg: string): ScanOutcome {
  if (/cancel/u.test(errMsg)) return { kind: 'cancelled' };
  if (/auth|permission/u.test(errMsg)) return { kind: 'failed', reason: 'not-permitted' };
  return { kind: 'failed', reason: 'unreadable' };
}

/** A scanner drawn by ourselves, which only the browser build needs. */
export type Scanner = () => Promise<ScanOutcome>;

/** WeChat brings its own scanner: there is nothing to provide. */
export function provideScanner(_scanner: Scanner): () => void {
  return () => undefined;
}
