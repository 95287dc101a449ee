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
const instantOf = (shanghai: dayjs.Dayjs) => shanghai.valueOf() - shanghaiOffsetMs;

/** Asia/Shanghai day of an instant, as yyyymmdd. */
export function seasonDayOf(ms: number): string {
  return atShanghai(ms).format('YYYYMMDD');
}

/** Asia/Shanghai month of an instant, as yyyymm. */
export function seasonMonthOf(ms: number): string {
  return atShanghai(ms).format('YYYYMM');
}

/** ISO 8601 week of an instant in Asia/Shanghai, as yyyyWww; weeks start on Monday. */
export function seasonWeekOf(ms: number): string {
  const date = atShanghai(ms);
  return `${date.isoWeekYear()}W${String(date.isoWeek()).padStart(2, '0')}`;
}

/** First instant of an instant's Asia/Shanghai day, ms. */
export function dayStartMs(ms: number): number {
  return instantOf(atShanghai(ms).startOf('day'));
}

/** First instant of the Monday of an instant's week, ms. */
export function weekStartMs(ms: number): number {
  return instantOf(atShanghai(ms).startOf('isoWeek'));
}
