import dayjs from 'dayjs';
import isoWeek from 'dayjs/plugin/isoWeek';
import utc from 'dayjs/plugin/utc';

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
/** Such as 2026-11-25T23:59:59.999Z for Shanghai's clock. Asked for every credit: a calendar object would cost ten times as much. */
const shanghaiText = (ms: number) => new Date(ms + shanghaiOffsetMs).toISOString();
const instantOf = (shanghai: dayjs.Dayjs) => shanghai.valueOf() - shanghaiOffsetMs;

/** Asia/Shanghai day of an instant, as yyyymmdd. */
export function seasonDayOf(ms: number): string {
  return shanghaiText(ms).slice(0, 10).replaceAll('-', '');
}

/** Asia/Shanghai month of an instant, as yyyymm. */
export function seasonMonthOf(ms: number): string {
  return shanghaiText(ms).slice(0, 7).replace('-', '');
}

/** ISO 8601 week of an instant in Asia/Shanghai, as yyyyWww; weeks start on Monday. */
export function seasonWeekOf(ms: number): string {
  // A week belongs to the year of its Thursday; the days since the epoch began on one.
  const days = Math.floor((ms + shanghaiOffsetMs) / dayMs);
  const thursdayMs = Math.floor((days + 3) / 7) * 7 * dayMs;
  const year = new Date(thursdayMs).getUTCFullYear();
  const week = Math.floor((thursdayMs - Date.UTC(year, 0, 1)) / (7 * dayMs)) + 1;
  return `${year}W${String(week).padStart(2, '0')}`;
}

/** First instant of an instant's Asia/Shanghai day, ms. */
export function dayStartMs(ms: number): number {
  return instantOf(atShanghai(ms).startOf('day'));
}

/** First instant of the Monday of an instant's week, ms. */
export function weekStartMs(ms: number): number {
  return instantOf(atShanghai(ms).startOf('isoWeek'));
}
