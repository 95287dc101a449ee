import type { ScoreBookAnswer, ScoreEntry } from '@contract/score';

/** Hours of service and imported points are told by the day: the instant by which they are kept is nobody's time. */
export const hasTime = ({ rule }: Pick<ScoreEntry, 'rule'>): boolean =>
  rule !== 'service' && rule !== 'import';

/** The most that the rules with a daily cap can still bring today. */
export function pointsLeftToday(today: ScoreBookAnswer['today']): number {
  return today.reduce((sum, { earned, cap }) => sum + Math.max(0, cap - earned), 0);
}

/** Without a day's cap there is nothing that a day could still bring. */
export const isSeasonOver = ({ today }: Pick<ScoreBookAnswer, 'today'>): boolean =>
  today.length === 0;

export interface DayOfEntries {
  /** Asia/Shanghai day yyyymmdd. */
  day: string;
  points: number;
  entries: ScoreEntry[];
}

/** Entries by the day on which they count, in the order given (newest first). */
export function byDay(entries: readonly ScoreEntry[]): DayOfEntries[] {
  const days: DayOfEntries[] = [];
  for (const entry of entries) {
    let last = days[days.length - 1];
    if (last?.day !== entry.day) {
      last = { day: entry.day, points: 0, entries: [] };
      days.push(last);
    }
    last.entries.push(entry);
    last.points += entry.points;
  }
  return days;
}
