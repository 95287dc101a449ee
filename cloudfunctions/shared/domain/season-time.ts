/**
 * Calendar of the season. Days are Asia/Shanghai days whatever the server's or the phone's time zone; China has used
 * UTC+8 without daylight saving since 1991, so plain arithmetic is exact for every season.
 */
const shanghaiOffsetMs = 8 * 3_600_000;
export const dayMs = 86_400_000;

const atShanghai = (ms: number) => new Date(ms + shanghaiOffsetMs);
const twoDigits = (value: number) => String(value).padStart(2, '0');

/** Asia/Shanghai day of an instant, as yyyymmdd. */
export function seasonDayOf(ms: number): string {
  const date = atShanghai(ms);
  return `${date.getUTCFullYear()}${twoDigits(date.getUTCMonth() + 1)}${twoDigits(date.getUTCDate())}`;
}

/** Asia/Shanghai month of an instant, as yyyymm. */
export function seasonMonthOf(ms: number): string {
  return seasonDayOf(ms).slice(0, 6);
}

/** ISO 8601 week of an instant in Asia/Shanghai, as yyyyWww; weeks start on Monday. */
export function seasonWeekOf(ms: number): string {
  const date = atShanghai(ms);
  const weekday = (date.getUTCDay() + 6) % 7;
  const thursday = new Date(date.getTime() + (3 - weekday) * dayMs);
  const firstOfJanuary = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = Math.floor((thursday.getTime() - firstOfJanuary) / (7 * dayMs)) + 1;
  return `${thursday.getUTCFullYear()}W${twoDigits(week)}`;
}

/** First instant of an instant's Asia/Shanghai day, ms. */
export function dayStartMs(ms: number): number {
  return Math.floor((ms + shanghaiOffsetMs) / dayMs) * dayMs - shanghaiOffsetMs;
}

/** First instant of the Monday of an instant's week, ms. */
export function weekStartMs(ms: number): number {
  const weekday = (atShanghai(ms).getUTCDay() + 6) % 7;
  return dayStartMs(ms) - weekday * dayMs;
}
