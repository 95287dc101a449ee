import type { Shift } from '../contract/vocabulary';
import { earliestMs, type Reminder } from './reminder';
import { dayMs, dayStartMs } from './season-time';

const hourMs = 3_600_000;
const stepMs = 10 * 60_000;

/** Hours of Shanghai's clock, [from, to), over midnight where they run backwards. */
type Hours = readonly [from: number, to: number];

/** Nobody is woken. */
const quiet: Hours = [22, 7];

/** While a member works; after a night shift sleep belongs to it. */
const shiftHours: Readonly<Record<Shift, Hours>> = {
  early: [6, 14],
  late: [14, 22],
  night: [22, 14],
};

function isWithin([from, to]: Hours, ms: number): boolean {
  const hour = (ms - dayStartMs(ms)) / hourMs;
  return from < to ? from <= hour && hour < to : hour >= from || hour < to;
}

/** Whether a message may reach a member at this instant. */
export const mayReach = (ms: number, shift: Shift | undefined): boolean =>
  !isWithin(quiet, ms) && (shift === undefined || !isWithin(shiftHours[shift], ms));

/**
 * When the message of a reminder is to be sent: from the first instant on at which it may reach the member; where none of its time
 * is such, in the last such hour before it. Undefined where that would be more than a day too early.
 */
export function sendingWindowOf(
  { fromMs, untilMs }: Pick<Reminder, 'fromMs' | 'untilMs'>,
  shift: Shift | undefined,
): Pick<Reminder, 'fromMs' | 'untilMs'> | undefined {
  for (let ms = fromMs; ms < Math.min(untilMs, fromMs + dayMs); ms += stepMs)
    if (mayReach(ms, shift)) return { fromMs: ms, untilMs };
  for (let ms = fromMs - stepMs; ms >= fromMs - earliestMs; ms -= stepMs)
    if (mayReach(ms, shift)) return { fromMs: ms + stepMs - hourMs, untilMs: ms + stepMs };
  return undefined;
}

/** Whether the message is to be sent at this instant. */
export function isToSend(reminder: Reminder, shift: Shift | undefined, nowMs: number): boolean {
  if (!mayReach(nowMs, shift)) return false;
  const window = sendingWindowOf(reminder, shift);
  return window !== undefined && window.fromMs <= nowMs && nowMs < window.untilMs;
}
