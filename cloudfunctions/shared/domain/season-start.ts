import { defaultRules } from './rules';
import type { Season, SeasonSpan } from './season';
import { dayMs, seasonDayOf } from './season-time';

/** A season lasts about three months; a year is a slip of the finger. */
const longestMs = 366 * dayMs;

/** First and last day of a season, yyyy-mm-dd, days of Shanghai; both belong to it. */
export interface SeasonDays {
  startsOn: string;
  endsOn: string;
}

export interface SeasonStart extends SeasonDays {
  name: string;
}

/** The season that begins so; undefined where its days are no days, not in order, too many or over. */
export function newSeason(
  { name, startsOn, endsOn }: SeasonStart,
  organisationId: string,
  nowMs: number,
): Season | undefined {
  const span = spanOf({ startsOn, endsOn }, nowMs);
  if (!span) return undefined;
  return {
    _id: `s${startsOn.slice(0, 4)}`,
    ...{ name, organisationId, ...span },
    rules: defaultRules,
    lectures: [],
    status: 'running',
  };
}

/** From when to when a season of these days lasts; undefined where they are no days, not in order, too many or over. */
export function spanOf({ startsOn, endsOn }: SeasonDays, nowMs: number): SeasonSpan | undefined {
  const startsAtMs = startOf(startsOn);
  const lastDayMs = startOf(endsOn);
  if (startsAtMs === undefined || lastDayMs === undefined) return undefined;
  const endsAtMs = lastDayMs + dayMs;
  const isInOrder = startsAtMs < endsAtMs && endsAtMs - startsAtMs <= longestMs;
  return isInOrder && endsAtMs > nowMs ? { startsAtMs, endsAtMs } : undefined;
}

/** Points are given for what was done until now, and imported for the day after (domain/import-reading.ts). */
const creditedAheadMs = dayMs;

/**
 * Days of Shanghai, yyyymmdd, that a season loses when it lasts from then to then, as far as anybody can have points on them; the first
 * days first.
 */
export function lostDays(from: SeasonSpan, to: SeasonSpan, nowMs: number): string[] {
  const days: string[] = [];
  const lastMs = Math.min(from.endsAtMs, nowMs + creditedAheadMs + 1);
  for (let ms = from.startsAtMs; ms < lastMs; ms += dayMs)
    if (ms < to.startsAtMs || ms >= to.endsAtMs) days.push(seasonDayOf(ms));
  return days;
}

/** First instant of a day of Shanghai; undefined for a 30th of February. */
function startOf(day: string): number | undefined {
  const ms = Date.parse(`${day}T00:00:00+08:00`);
  return Number.isFinite(ms) && seasonDayOf(ms) === day.replaceAll('-', '') ? ms : undefined;
}
