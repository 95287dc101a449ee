import { usualGoal } from '../../cloudfunctions/shared/domain/early-warning';
import { dayMs } from '../../cloudfunctions/shared/domain/season-time';
import type { PlanCourse } from '../../cloudfunctions/shared/domain/plan-course';
import { courseAt, sharePlayed, type PlayedBranch } from './plan-courses';

/** Branches by whether they were warned of, and whether they missed the goal. */
export interface Outcomes {
  warnedMissed: number;
  warnedReached: number;
  silentMissed: number;
  silentReached: number;
  /** Of silentMissed those that ended within five points of the goal. */
  silentClose: number;
}

export type WarningRule = (course: PlanCourse, nowMs: number) => boolean;

/** What rules said so many days before the last due day was over, held against how it ended. Who had reached the goal by then is left out. */
export function outcomesOf(
  branches: Iterable<PlayedBranch>,
  rules: readonly WarningRule[],
  daysAhead: number,
): Outcomes[] {
  const found = rules.map(() => ({
    ...{ warnedMissed: 0, warnedReached: 0, silentMissed: 0, silentReached: 0 },
    silentClose: 0,
  }));
  for (const branch of branches) {
    const atMs = branch.endsMs - daysAhead * dayMs;
    const course = courseAt(branch, atMs);
    if ((course.done.at(-1) ?? 0) / course.asked >= usualGoal) continue;
    const ended = sharePlayed(branch);
    const missed = ended < usualGoal;
    rules.forEach((rule, at) => {
      const outcomes = found[at];
      if (!outcomes) return;
      const warned = rule(course, atMs) ? 'warned' : 'silent';
      outcomes[`${warned}${missed ? 'Missed' : 'Reached'}`] += 1;
      if (warned === 'silent' && missed && ended >= usualGoal - 0.05) outcomes.silentClose += 1;
    });
  }
  return found;
}

/** Warnings that were right, of all. */
export const precisionOf = ({ warnedMissed, warnedReached }: Outcomes) =>
  warnedMissed / (warnedMissed + warnedReached);

/** Misses that were warned of, of all. */
export const recallOf = ({ warnedMissed, silentMissed }: Outcomes) =>
  warnedMissed / (warnedMissed + silentMissed);
