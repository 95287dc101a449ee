import { monotonicMs } from './monotonic';

interface Sample {
  /** Server time minus monotonic time, ms. */
  offsetMs: number;
  roundTripMs: number;
  takenAtMs: number;
}

/** A sample older than this gives way to any newer one: clocks drift, and phones sleep. */
const sampleLifeMs = 60_000;

let best: Sample | undefined;

/**
 * Learns the server's clock from an answered call. The server read its clock somewhere between sending and receiving, so the
 * shortest round trip of the last minute tells most.
 */
export function learnServerTime(serverNowMs: number, sentAtMs: number, receivedAtMs: number): void {
  const roundTripMs = receivedAtMs - sentAtMs;
  if (roundTripMs < 0 || !Number.isFinite(serverNowMs)) return;
  if (best && receivedAtMs - best.takenAtMs < sampleLifeMs && best.roundTripMs < roundTripMs)
    return;
  best = {
    offsetMs: serverNowMs - (sentAtMs + roundTripMs / 2),
    roundTripMs,
    takenAtMs: receivedAtMs,
  };
}

/** Server time in ms as far as it is known; the phone's own clock until a first call was answered. */
export function serverNowMs(): number {
  return best ? Math.round(monotonicMs() + best.offsetMs) : Date.now();
}

/** Whether a reply has told the server's time since the start. */
export function knowsServerTime(): boolean {
  return best !== undefined;
}
