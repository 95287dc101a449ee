/** Times and days in words, always of Asia/Shanghai (UTC+8, no summer time), wherever the phone is. */
export const shanghaiOffsetMs = 8 * 3_600_000;
const dayMs = 86_400_000;
const weekdays = ['日', '一', '二', '三', '四', '五', '六'] as const;

const shanghai = (atMs: number) => new Date(atMs + shanghaiOffsetMs);
const twoDigits = (value: number) => String(value).padStart(2, '0');

/** 14:05 */
export function clockTimeOf(atMs: number): string {
  const at = shanghai(atMs);
  return `${twoDigits(at.getUTCHours())}:${twoDigits(at.getUTCMinutes())}`;
}

/** 12月5日 */
export function dateOf(atMs: number): string {
  const at = shanghai(atMs);
  return `${at.getUTCMonth() + 1}月${at.getUTCDate()}日`;
}

/** 今天, 明天, 昨天, else 12月5日 周五 */
export function dayOf(atMs: number, nowMs: number): string {
  const distance = dayNumberOf(atMs) - dayNumberOf(nowMs);
  if (distance === 0) return '今天';
  if (distance === 1) return '明天';
  if (distance === -1) return '昨天';
  return `${dateOf(atMs)} 周${weekdays[shanghai(atMs).getUTCDay()]}`;
}

/** Start of the Asia/Shanghai day `yyyymmdd`, in ms. */
export function startOfDay(yyyymmdd: string): number {
  const year = Number(yyyymmdd.slice(0, 4));
  const month = Number(yyyymmdd.slice(4, 6));
  const day = Number(yyyymmdd.slice(6, 8));
  return Date.UTC(year, month - 1, day) - shanghaiOffsetMs;
}

/** 今天 19:00–20:30; no line ends after the dash, which the mark behind it holds. */
export function sessionTimeOf(startsAtMs: number, endsAtMs: number, nowMs: number): string {
  return `${dayOf(startsAtMs, nowMs)} ${clockTimeOf(startsAtMs)}–\u2060${clockTimeOf(endsAtMs)}`;
}

/** To the second below ten minutes, where rounding would be seen: 45 秒, 1 分 35 秒, 6 分钟; then 12 分钟, 1 小时 5 分钟. */
export function durationOf(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 60) return `${whole} 秒`;
  if (whole < 600 && whole % 60 > 0) return `${Math.floor(whole / 60)} 分 ${whole % 60} 秒`;
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return `${minutes} 分钟`;
  const rest = minutes % 60;
  return rest === 0 ? `${minutes / 60} 小时` : `${Math.floor(minutes / 60)} 小时 ${rest} 分钟`;
}

/** Counts the days of Asia/Shanghai; the difference of two is the distance in days. */
export function dayNumberOf(atMs: number): number {
  return Math.floor((atMs + shanghaiOffsetMs) / dayMs);
}
