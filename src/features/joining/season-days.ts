import { dateOf, shanghaiOffsetMs, startOfDay } from '@/copy/time';

/** yyyy-mm-dd in Shanghai. */
export const dayOf = (ms: number) => new Date(ms + shanghaiOffsetMs).toISOString().slice(0, 10);

/** First and last day of a season, yyyy-mm-dd in Shanghai, as the platform's picker has them. */
export const daysOf = ({ startsAtMs, endsAtMs }: { startsAtMs: number; endsAtMs: number }) => ({
  startsOn: dayOf(startsAtMs),
  endsOn: dayOf(endsAtMs - 1),
});

/** 2026年11月20日: a season spans two years. */
export const dayTextOf = (day: string): string =>
  `${day.slice(0, 4)}年${dateOf(startOfDay(day.replaceAll('-', '')))}`;
