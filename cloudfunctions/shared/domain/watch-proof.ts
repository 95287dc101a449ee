import {
  clipIntervals,
  mergeIntervals,
  measureOf,
  type Span,
  subtractIntervals,
} from './intervals';

/**
 * Which of the parts that a phone says it played are credible by the server's clock.
 * Positions in the video are seconds in whole tenths, windows of server time are whole milliseconds.
 */
export interface Play {
  /** [from, to) in the video, seconds. */
  video: Span;
  /** [began, ended) on the server's clock, ms. Played at an even speed in it. */
  wall: Span;
}

/** What bounds every play of one receipt. */
export interface ProofBounds {
  durationSeconds: number;
  /** Nothing was played before the lecture was opened … */
  fromMs: number;
  /** … nor after the server's now. */
  untilMs: number;
}

/** The fastest speed of the player. A faster claim is cut at its end. */
const greatestRate = 2;

/**
 * A phone learns the server's clock only to within a round trip, so windows of neighbouring plays may overlap a little.
 * Up to this much, an overlap at one end shortens the window and not the video; twice the window still bounds it.
 */
const clockToleranceMs = 5_000;

/** A lecture's coverage is kept in at most so many parts; a part that would be one more is not credited. */
export const mostCoveredParts = 100;

/** Plays whose windows are this close are one play, if nothing else was played in between. */
const seamMs = 1_000;

/** Whole tenths, so that sums and ends compare exactly. */
export const tenths = (seconds: number) => Math.round(seconds * 10) / 10;

const secondsOf = ([from, to]: Span) => tenths(to - from);

/**
 * The new coverage that plays prove, each with its own window: a second of the video that is covered already earns
 * nothing and spends nothing; a window of server time is spent once; in every window at most twice its length is
 * credited. The windows answered are disjoint, from one another and from `spent`.
 */
export function provenPlays(
  claims: readonly Play[],
  bounds: ProofBounds,
  known: { covered: readonly Span[]; spent: readonly Span[] },
): Play[] {
  let covered = mergeIntervals(known.covered);
  let spent = mergeIntervals(known.spent);
  const proven: Play[] = [];
  for (const claim of [...claims].sort((a, b) => a.wall[0] - b.wall[0])) {
    const wanted = newParts(claim, bounds.durationSeconds, covered);
    for (const play of wanted.flatMap((part) => credibleParts(part, bounds, spent))) {
      const widened = mergeIntervals(covered, [play.video]);
      if (widened.length > Math.max(mostCoveredParts, covered.length)) continue;
      covered = widened;
      spent = mergeIntervals(spent, [play.wall]);
      proven.push(play);
    }
  }
  return proven;
}

/** What of a claim lies in the video and is not covered yet. */
function newParts(claim: Play, durationSeconds: number, covered: readonly Span[]): Play[] {
  const inVideo = clipIntervals([claim.video], 0, tenths(durationSeconds));
  return subtractIntervals(inVideo, covered).map((video) => alongVideo(claim, video));
}

/** What is left of a play within the bounds and the windows not yet spent, at the greatest rate at most. */
function credibleParts(play: Play, bounds: ProofBounds, spent: readonly Span[]): Play[] {
  const allowed = clipIntervals([play.wall], bounds.fromMs, bounds.untilMs);
  const free = subtractIntervals(allowed, spent);
  const lostMs = play.wall[1] - play.wall[0] - measureOf(free);
  const [only] = free;
  const shortened = free.length === 1 && only !== undefined && lostMs <= clockToleranceMs;
  const parts = shortened
    ? [{ video: play.video, wall: only }]
    : free.map((wall) => alongWall(play, wall));
  return parts.map(atGreatestRate).filter(isSomething);
}

/** The part of a play that shows a part of its video. Monotone and exact at the ends, so that parts stay disjoint. */
function alongVideo({ video, wall }: Play, part: Span): Play {
  const at = (second: number) =>
    Math.round(wall[0] + ((second - video[0]) / (video[1] - video[0])) * (wall[1] - wall[0]));
  return { video: part, wall: [at(part[0]), at(part[1])] };
}

/** The part of a play that happened in a part of its window. */
function alongWall({ video, wall }: Play, part: Span): Play {
  const at = (ms: number) =>
    tenths(video[0] + ((ms - wall[0]) / (wall[1] - wall[0])) * (video[1] - video[0]));
  return { video: [at(part[0]), at(part[1])], wall: part };
}

function atGreatestRate({ video, wall }: Play): Play {
  const mostTenths = Math.floor(((wall[1] - wall[0]) * greatestRate) / 100);
  return { video: [video[0], Math.min(video[1], tenths(video[0] + mostTenths / 10))], wall };
}

const isSomething = ({ video, wall }: Play) => secondsOf(video) > 0 && wall[1] > wall[0];

/** Seconds of the video that plays show; they never overlap once proven. */
export function playedSeconds(plays: readonly Play[]): number {
  return tenths(plays.reduce((sum, play) => sum + secondsOf(play.video), 0));
}

export const videoOf = (plays: readonly Play[]): Span[] =>
  mergeIntervals(plays.map((play) => play.video));

export const wallOf = (plays: readonly Play[]): Span[] =>
  mergeIntervals(plays.map((play) => play.wall));

/** Plays that go on from one another as one, so that an hour of watching without a pause stays one play. */
export function joinPlays(plays: readonly Play[], spent: readonly Span[]): Play[] {
  const taken = mergeIntervals(spent, wallOf(plays));
  const joined: Play[] = [];
  for (const play of [...plays].sort((a, b) => a.wall[0] - b.wall[0])) {
    const last = joined.at(-1);
    if (last !== undefined && goesOn(last, play, taken)) {
      last.video = [last.video[0], play.video[1]];
      last.wall = [last.wall[0], play.wall[1]];
    } else joined.push({ video: [...play.video], wall: [...play.wall] });
  }
  return joined;
}

function goesOn(last: Play, next: Play, taken: readonly Span[]): boolean {
  const [ended, began] = [last.wall[1], next.wall[0]];
  if (last.video[1] !== next.video[0] || began < ended || began - ended > seamMs) return false;
  return began === ended || clipIntervals(taken, ended, began).length === 0;
}
