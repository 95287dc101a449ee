import { isCurrent, remindersOf, type ReminderFacts } from '../shared/domain/reminder';
import { isSeasonOver, type Season, shelfOf } from '../shared/domain/season';
import type { StudyRecord } from '../shared/domain/study-record';

/**
 * How many reminders the member has not looked at, from what the first screen has read anyway; decisions stand in the list alone, and what is
 * about to begin stands largest on that screen.
 */
export function countReminders(
  record: ReminderFacts['record'] & Pick<StudyRecord, 'reminders'>,
  { sessions, tasks }: Pick<ReminderFacts, 'sessions' | 'tasks'>,
  season: Season,
  nowMs: number,
): number {
  const lectures = isSeasonOver(season, nowMs) ? [] : shelfOf(season, record.orgPath);
  const { off = [], readAtMs = 0 } = record.reminders ?? {};
  return remindersOf({ record, sessions, tasks, lectures }, nowMs).filter(
    (one) =>
      isCurrent(one, nowMs) &&
      one.kind !== 'session-soon' &&
      one.fromMs > readAtMs &&
      !off.includes(one.kind),
  ).length;
}
