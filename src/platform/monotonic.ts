/**
 * Milliseconds on a clock for measuring spans. The mini-program offers none that is documented to be monotonic on all
 * phones, so it is the phone's clock there; every reply of the server corrects what depends on it.
 */
export function monotonicMs(): number {
  return Date.now();
}
