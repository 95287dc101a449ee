import type { SeasonServer } from '../planted-season';

/** What must go on by itself: React and Taro draw with these. */
const RUNNING = [
  'setTimeout',
  'clearTimeout',
  'setImmediate',
  'clearImmediate',
  'nextTick',
  'queueMicrotask',
  'requestAnimationFrame',
  'cancelAnimationFrame',
  'requestIdleCallback',
  'cancelIdleCallback',
  'hrtime',
  'performance',
] as const;

/** Sets the phone's clock to the season's and stops it there. To be called before the app is opened. */
export function holdTime(season: SeasonServer): void {
  jest.useFakeTimers({ now: season.clock.now(), doNotFake: [...RUNNING] });
}

/** Lets time pass for phone and server alike; what the app does at intervals happens as often as it should. */
export function passTime(season: SeasonServer, ms: number): void {
  season.clock.advance(ms);
  jest.advanceTimersByTime(ms);
}
