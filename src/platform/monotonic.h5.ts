/** Milliseconds since the page was opened; never jumps when the device's clock is set. */
export function monotonicMs(): number {
  return performance.now();
}
