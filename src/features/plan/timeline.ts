import type { OwnTask } from '@contract/plan-answers';
import { dayNumberOf, shanghaiOffsetMs, startOfDay } from '@/copy/time';

const dayMs = 86_400_000;

/** Tasks that stand under one heading. */
export interface TaskGroup {
  kind: 'overdue' | 'week' | 'later' | 'open' | 'left' | 'done';
  /** First instant of the week; of those to come alone. */
  mondayMs?: number;
  tasks: OwnTask[];
}

/** What is overdue, what is due this week, then week by week what is to come; what is done last, the latest first. */
export function groupsOf(tasks: readonly OwnTask[], isOver: boolean): TaskGroup[] {
  if (isOver) return groupsAfter(tasks);
  const of = (state: OwnTask['state']) => tasks.filter((one) => one.state === state);
  const later = new Map<number, OwnTask[]>();
  for (const one of of('ahead')) {
    const mondayMs = mondayOf(startOfDay(one.dueOn));
    later.set(mondayMs, [...(later.get(mondayMs) ?? []), one]);
  }
  const groups: TaskGroup[] = [
    { kind: 'overdue', tasks: of('overdue') },
    { kind: 'week', tasks: of('week') },
    ...[...later]
      .sort(([a], [b]) => a - b)
      .map(([mondayMs, own]) => ({ kind: 'later' as const, mondayMs, tasks: own })),
    { kind: 'done', tasks: of('done').reverse() },
  ];
  return groups.filter((group) => group.tasks.length > 0);
}

/** After the season's end: what can still be told of, what was left, and what was done. */
function groupsAfter(tasks: readonly OwnTask[]): TaskGroup[] {
  const isTold = ({ want, state }: OwnTask) => want.kind === 'evidence' && state !== 'overdue';
  const open = tasks.filter(({ state }) => state !== 'done');
  const groups: TaskGroup[] = [
    { kind: 'open', tasks: open.filter(isTold) },
    { kind: 'left', tasks: open.filter((one) => !isTold(one)) },
    { kind: 'done', tasks: tasks.filter(({ state }) => state === 'done').reverse() },
  ];
  return groups.filter((group) => group.tasks.length > 0);
}

/** First instant of the Monday of a day's week; day 0 was a Thursday. */
export function mondayOf(atMs: number): number {
  const day = dayNumberOf(atMs);
  const weekday = (day + 3) % 7;
  return (day - weekday) * dayMs - shanghaiOffsetMs;
}

/** A share in whole percent, never rounded up to all or down to nothing. */
export function percentOf({ done, asked }: { done: number; asked: number }): number {
  if (asked === 0) return 0;
  const percent = Math.round((done / asked) * 100);
  if (done < asked && percent === 100) return 99;
  return done > 0 && percent === 0 ? 1 : percent;
}
