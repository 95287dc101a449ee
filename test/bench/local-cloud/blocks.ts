/** What one block of a measurement found. */
export interface Block {
  perSecond: number;
  /** Median time of one operation, milliseconds. */
  medianMs: number;
}

/** Repeats an operation in a closed loop: each of `clients` starts the next one when its last is answered. */
export async function closedLoop(
  operation: (n: number) => unknown,
  clients: number,
  forMs: number,
): Promise<Block> {
  const tookMs: number[] = [];
  const startedMs = performance.now();
  let started = 0;
  const client = async (): Promise<void> => {
    while (performance.now() - startedMs < forMs) {
      const beganMs = performance.now();
      await operation(started++);
      tookMs.push(performance.now() - beganMs);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - startedMs) / 1000;
  return { perSecond: tookMs.length / seconds, medianMs: medianOf(tookMs) };
}

/** The same for an engine that answers at once: one caller, no event loop in between. */
export function tightLoop(operation: (n: number) => unknown, forMs: number): Block {
  const startedMs = performance.now();
  let done = 0;
  while (performance.now() - startedMs < forMs) operation(done++);
  const ms = performance.now() - startedMs;
  return { perSecond: (done / ms) * 1000, medianMs: ms / done };
}

/** 0 of an empty list. */
export function medianOf(list: readonly number[]): number {
  const sorted = [...list].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
