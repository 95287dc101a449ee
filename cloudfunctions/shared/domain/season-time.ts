import dayjs from 'dayjs';
import isoWeek from 'dayjs/plugin/isoWeek';
import utc from 'dayjs/plugin/utc';
import { retentionMonths } from './personal-data';

dayjs.extend(utc);
dayjs.extend(isoWeek);

/**
 * Calendar of the season. Days are Asia/Shanghai days whatever the server's or the phone's time zone; China has used
 * UTC+8 without daylight saving since 1991, so an instant moved by eight hours and read as UTC shows Shanghai's clock
 * exactly, in every season.
 */
const shanghaiOffsetMs = 8 * 3_600_000;
export const dayMs = 86_400_000;

const atShanghai = (ms: number) => dayjs.utc(ms + shanghaiOffsetMs);
const instantOf = (shanghai: dayjs.Dayjs) => shanghai.valueOf() - shanghaiOffsetMs;

/** What a day of Shanghai's calendar is called, and the month and week it lies in. */
interface DayNames {
  day: string;
  month: string;
  week: string;
}

/** Asked for every credit, and nearly always for one of a season's days: each is worked out once. */
const known = new Map<number, DayNames>();
const mostKnown = 1000;

function namesOf(ms: number): DayNames {
  const daysSinceEpoch = Math.floor((ms + shanghaiOffsetMs) / dayMs);
  let names = known.get(daysSinceEpoch);
  if (names === undefined) {
    const day = new Date(daysSinceEpoch * dayMs).toISOString().slice(0, 10).replaceAll('-', '');
    names = { day, month: day.slice(0, 6), week: weekOf(daysSinceEpoch) };
    if (known.size >= mostKnown) known.clear();
    known.set(daysSinceEpoch, names);
  }
  return names;
}

/** A week belongs to the year of its Thursday; the days since the epoch began on one. */
function weekOf(daysSinceEpoch: number): string {
  const thursdayMs = Math.floor((daysSinceEpoch + 3) / 7) * 7 * dayMs;
  const year = new Date(thursdayMs).getUTCFullYear();
  const week = Math.floor((thursdayMs - Date.UTC(year, 0, 1)) / (7 * dayMs)) + 1;
  return `${year}W${String(week).padStart(2, '0')}`;
}

/** Asia/Shanghai day of an instant, as yyyymmdd. */
export const seasonDayOf = (ms: number): string => namesOf(ms).day;

/** Asia/Shanghai month of an instant, as yyyymm. */
export const seasonMonthOf = (ms: number): string => namesOf(ms).month;

/** ISO 8601 week of an instant in Asia/Shanghai, as yyyyWww; weeks start on Monday. */
export const seasonWeekOf = (ms: number): string => namesOf(ms).week;

/** First instant of an instant's Asia/Shanghai day, ms. */
export function dayStartMs(ms: number): number {
  return instantOf(atShanghai(ms).startOf('day'));
}

/** First instant of a day that is written yyyymmdd, ms. */
export const dayStartOf = (day: string): number =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6))) -
  shanghaiOffsetMs;

/** First instant of the Monday of an instant's week, ms. */
export function weekStartMs(ms: number): number {
  return instantOf(atShanghai(ms).startOf('isoWeek'));
}

/** Seasons that ended by this instant are so old that their personal data go. */
export const erasableSince = (nowMs: number): number =>
  instantOf(atShanghai(nowMs).subtract(retentionMonths, 'month'));
/** First instant at which the personal data of a season that ended then go. */
export const erasedFromMs = (endsAtMs: number): number =>
  instantOf(atShanghai(endsAtMs).add(retentionMonths, 'month'));
