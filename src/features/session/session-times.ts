import { shanghaiOffsetMs } from '@/copy/time';

/** When a session is: one day, and two times of it. */
export interface DraftTimes {
  /** yyyy-mm-dd in Shanghai. */
  day: string;
  /** HH:mm in Shanghai. */
  startsAt: string;
  endsAt: string;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
export const weekMs = 7 * dayMs;
const fiveMinutesMs = 300_000;
const usualLengthMs = 1.5 * hourMs;
/** Nobody calls a gathering at night; evenings are the usual time. Shanghai times HH:mm. */
const earliestStart = '08:00';
const latestStart = '20:00';
const eveningStart = '19:00';

/**
 * Times of a new session of an hour and a half: from the next full hour on, at night from the coming evening on; with `isToday` of today
 * also then, as long as there is any left of it.
 */
export function newTimes(nowMs: number, isToday: boolean): DraftTimes {
  const startsAtMs = (isToday ? startOfTodayMs(nowMs) : undefined) ?? usualStartMs(nowMs);
  return timesOf(startsAtMs, startsAtMs + usualLengthMs);
}

function usualStartMs(nowMs: number): number {
  const nextHourMs = Math.ceil(nowMs / hourMs) * hourMs;
  const time = timeTextOf(nextHourMs);
  if (time >= earliestStart && time <= latestStart) return nextHourMs;
  const eveningMs = instantOf(dayTextOf(nowMs), eveningStart);
  return eveningMs > nowMs ? eveningMs : eveningMs + dayMs;
}

/** What is still to come of today: the next full hour, in the last one five minutes from now; undefined in its last minutes. */
function startOfTodayMs(nowMs: number): number | undefined {
  const day = dayTextOf(nowMs);
  const next = [hourMs, fiveMinutesMs]
    .map((step) => Math.ceil(nowMs / step) * step)
    .find((ms) => dayTextOf(ms) === day);
  return next === undefined ? undefined : Math.max(next, instantOf(day, earliestStart));
}

/**
 * The times of a draft whose start is moved: its end follows by as much. A session is of one day, so at its last minute it ends; what
 * ended before it began gets the usual length.
 */
export function timesFrom(
  draft: DraftTimes,
  startsAt: string,
): Pick<DraftTimes, 'startsAt' | 'endsAt'> {
  const { startsAtMs, endsAtMs } = instantsOf(draft);
  const lengthMs = endsAtMs > startsAtMs ? endsAtMs - startsAtMs : usualLengthMs;
  const fromMs = instantOf(draft.day, startsAt);
  return { startsAt, endsAt: timesOf(fromMs, fromMs + lengthMs).endsAt };
}

export function instantsOf(draft: DraftTimes): {
  startsAtMs: number;
  endsAtMs: number;
} {
  return {
    startsAtMs: instantOf(draft.day, draft.startsAt),
    endsAtMs: instantOf(draft.day, draft.endsAt),
  };
}

/** Milliseconds of a Shanghai day and time. */
function instantOf(day: string, time: string): number {
  return Date.parse(`${day}T${time}:00Z`) - shanghaiOffsetMs;
}

const shanghaiText = (ms: number) => new Date(ms + shanghaiOffsetMs).toISOString();
const dayTextOf = (ms: number) => shanghaiText(ms).slice(0, 10);
const timeTextOf = (ms: number) => shanghaiText(ms).slice(11, 16);

/** A session is of one day; one that ended after midnight begins anew with its end at the last minute of its day. */
export function timesOf(startsAtMs: number, endsAtMs: number): DraftTimes {
  const day = dayTextOf(startsAtMs);
  const endsAt = dayTextOf(endsAtMs) === day ? timeTextOf(endsAtMs) : '23:59';
  return { day, startsAt: timeTextOf(startsAtMs), endsAt };
}
