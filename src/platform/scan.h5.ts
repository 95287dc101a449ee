import type { ScanOutcome, Scanner } from './scan';

export type { ScanOutcome, Scanner };

let provided: Scanner | undefined;
let waiting: { start: (scanner: Scanner) => void } | undefined;

/**
 * Lets the person scan one QR code with the scanner that the page provides. Called before the page has mounted one, it
 * waits for it.
 */
export function scanCode(): Promise<ScanOutcome> {
  if (provided) return provided();
  return new Promise((resolve, reject) => {
    waiting = { start: (scanner) => void scanner().then(resolve, reject) };
  });
}

/** Makes a mounted scanner the one that `scanCode` uses; gives back the function that withdraws it. */
export function provideScanner(scanner: Scanner): () => void {
  provided = scanner;
  waiting?.start(scanner);
  waiting = undefined;
  return () => {
    if (provided === scanner) provided = undefined;
  };
}
