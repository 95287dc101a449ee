import type { PlayedInterval } from '@contract/lecture';

/** The two clocks of a moment: one for spans, one that the server understands. Both in ms. */
export interface Moment {
  monotonicMs: number;
  serverMs: number;
}

export type PlayerEvent =
  | { kind: 'play' | 'progress' | 'pause' | 'ended' | 'seek'; positionSeconds: number }
  | { kind: 'rate'; positionSeconds: number; rate: number };

/** A part that is being played. */
interface OpenPart {
  fromSeconds: number;
  toSeconds: number;
  began: Moment;
  latest: Moment;
}

export interface PlayedParts {
  /** Finished parts in the order in which they were played. */
  finished: readonly PlayedInterval[];
  open: OpenPart | undefined;
  rate: number;
}

/** Players report their position about four times a second, each time up to this much too early or too late. */
const jitterSeconds = 0.5;
/** The server allows no more video per second of its clock (architecture.md, "Watch proof"). */
const greatestRate = 2;
/** After standing still this long (buffering) a part ends, so that waiting is not claimed as watching. */
const longestStandstillMs = 3_000;
/** Shorter parts are an artefact of seeking. */
const shortestPartSeconds = 0.2;

export const nothingPlayed: PlayedParts = { finished: [], open: undefined, rate: 1 };

/**
 * Takes in one event of the player. Only what the position passed at a plausible speed counts as played: a jump ends
 * the part before it and begins another behind it, whether or not the player announced a seek.
 */
export function observe(parts: PlayedParts, event: PlayerEvent, now: Moment): PlayedParts {
  switch (event.kind) {
    case 'play':
      return opened(close(parts), event.positionSeconds, now);
    case 'progress':
      return parts.open ? advance(parts, parts.open, event.positionSeconds, now) : parts;
    case 'seek':
      return parts.open ? opened(close(parts), event.positionSeconds, now) : parts;
    case 'rate': {
      const moved = parts.open ? advance(parts, parts.open, event.positionSeconds, now) : parts;
      const closed = { ...close(moved), rate: event.rate };
      return moved.open ? opened(closed, event.positionSeconds, now) : closed;
    }
    case 'pause':
    case 'ended':
      return close(parts.open ? advance(parts, parts.open, event.positionSeconds, now) : parts);
  }
}

/** The finished parts, and the same state without them; what is being played is cut in two, not interrupted. */
export function takeFinished(parts: PlayedParts): [PlayedInterval[], PlayedParts] {
  const { open } = parts;
  const closed = close(parts);
  const going = open ? opened(closed, open.toSeconds, open.latest) : closed;
  return [[...closed.finished], { ...going, finished: [] }];
}

/** All parts, the one being played included; for showing progress. */
export function allParts(parts: PlayedParts): readonly PlayedInterval[] {
  return close(parts).finished;
}

function opened(
  parts: PlayedParts,
  positionSeconds: number,
  now: Moment,
): PlayedParts & { open: OpenPart } {
  const open = {
    fromSeconds: positionSeconds,
    toSeconds: positionSeconds,
    began: now,
    latest: now,
  };
  return { ...parts, open };
}

function advance(parts: PlayedParts, open: OpenPart, toSeconds: number, now: Moment): PlayedParts {
  const elapsedMs = now.monotonicMs - open.latest.monotonicMs;
  const playedSeconds = toSeconds - open.toSeconds;
  const plausible = (elapsedMs / 1000) * parts.rate * 1.1 + jitterSeconds;
  if (elapsedMs < 0 || playedSeconds < 0 || playedSeconds > plausible) {
    return opened(close(parts), toSeconds, now);
  }
  if (playedSeconds === 0) return parts;
  const playedMs = (playedSeconds / parts.rate) * 1000;
  if (elapsedMs - playedMs > longestStandstillMs) {
    const resumed = opened(close(parts), open.toSeconds, earlier(now, playedMs));
    return { ...resumed, open: { ...resumed.open, toSeconds, latest: now } };
  }
  return { ...parts, open: { ...open, toSeconds, latest: now } };
}

function earlier(now: Moment, byMs: number): Moment {
  return { monotonicMs: now.monotonicMs - byMs, serverMs: now.serverMs - byMs };
}

function close(parts: PlayedParts): PlayedParts {
  const { open } = parts;
  if (!open) return parts;
  const played = intervalOf(open);
  const finished =
    played.toSeconds - played.fromSeconds >= shortestPartSeconds
      ? [...parts.finished, played]
      : parts.finished;
  return { ...parts, finished, open: undefined };
}

/** The window of server time is as long as the monotonic clock says: the server's clock is learned anew in between. */
function intervalOf(open: OpenPart): PlayedInterval {
  const elapsedMs = open.latest.monotonicMs - open.began.monotonicMs;
  const provable = open.fromSeconds + (elapsedMs / 1000) * greatestRate;
  const endedAtMs = Math.round(open.latest.serverMs);
  return {
    fromSeconds: thousandths(open.fromSeconds),
    toSeconds: thousandths(Math.min(open.toSeconds, provable)),
    beganAtMs: endedAtMs - Math.ceil(elapsedMs),
    endedAtMs,
  };
}

const thousandths = (value: number) => Math.round(value * 1000) / 1000;
