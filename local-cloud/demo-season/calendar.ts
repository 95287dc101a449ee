import { dayMs, dayStartMs, weekStartMs } from '../../cloudfunctions/shared/domain/season-time';

const WEEKS_PAST = 5;
/** About three months. */
const SEASON_WEEKS = 13;

/** The times of a generated season, ms. It is always in its sixth week when it is made. */
export interface Calendar {
  /** When the season is made: everything recorded lies before, everything planned from here on. */
  anchorMs: number;
  /** First instant of the anchor's day in Shanghai. */
  todayMs: number;
  startsAtMs: number;
  endsAtMs: number;
}

export function calendarOf(anchorMs: number): Calendar {
  const startsAtMs = weekStartMs(anchorMs) - WEEKS_PAST * 7 * dayMs;
  return {
    anchorMs,
    todayMs: dayStartMs(anchorMs),
    startsAtMs,
    endsAtMs: startsAtMs + SEASON_WEEKS * 7 * dayMs,
  };
}

export const minuteMs = 60_000;

/** An instant at a clock time, days after the first instant of a day; hours may be fractions (14.5 is half past two). */
export function atClock(dayStart: number, days: number, hours: number): number {
  return dayStart + days * dayMs + Math.round(hours * 60) * minuteMs;
}
