const shanghaiOffsetMs = 8 * 3_600_000;

const text = (ms: number) => new Date(ms + shanghaiOffsetMs).toISOString();

/** 2026-11-25 19:00, on Shanghai's clock. */
export const timeText = (ms: number) => text(ms).slice(0, 16).replace('T', ' ');

/** 2026-11-25, the day of Shanghai. */
export const dayText = (ms: number) => text(ms).slice(0, 10);

/** 2026-11-25 19:00–20:30; with the second day where it is another. */
export function spanText(fromMs: number, toMs: number): string {
  const sameDay = dayText(fromMs) === dayText(toMs);
  return `${timeText(fromMs)}–${sameDay ? timeText(toMs).slice(11) : timeText(toMs)}`;
}
