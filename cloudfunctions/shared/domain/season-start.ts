import { defaultRules } from './rules';
import type { Season } from './season';
import { dayMs, seasonDayOf } from './season-time';

/** A season lasts about three months; a year is a slip of the finger. */
const longestMs = 366 * dayMs;

export interface SeasonStart {
  name: string;
  /** yyyy-mm-dd, days of Shanghai; both belong to the season. */
  startsOn: string;
  endsOn: string;
}

/** The season that begins so; undefined where its days are no days, not in order, too many or over. */
export function newSeason(
  { name, startsOn, endsOn }: SeasonStart,
  organisationId: string,
  nowMs: number,
): Season | undefined {
  const startsAtMs = startOf(startsOn);
  const lastDayMs = startOf(endsOn);
  if (startsAtMs === undefined || lastDayMs === undefined) return undefined;
  const endsAtMs = lastDayMs + dayMs;
  const isInOrder = startsAtMs < endsAtMs && endsAtMs - startsAtMs <= longestMs;
  if (!isInOrder || endsAtMs <= nowMs) return undefined;
  return {
    _id: `s${startsOn.slice(0, 4)}`,
    ...{ name, organisationId, startsAtMs, endsAtMs },
    rules: defaultRules,
    lectures: [],
    status: 'running',
  };
}

/** First instant of a day of Shanghai; undefined for a 30th of February. */
function startOf(day: string): number | undefined {
  const ms = Date.parse(`${day}T00:00:00+08:00`);
  return Number.isFinite(ms) && seasonDayOf(ms) === day.replaceAll('-', '') ? ms : undefined;
}
