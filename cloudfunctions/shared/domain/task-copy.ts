import type { TaskPlan, TaskWant } from '../contract/task';
import type { Season } from './season';
import { dayMs, dayStartMs, seasonDayOf } from './season-time';
import type { Session } from './session';
import { faultOfTask, type Task } from './task';

/** What becomes of a task that is copied: as it was, asked in another way since its session is over, or left out. */
export type CopyOutcome = 'kept' | 'any-of-category' | 'left-out';

export interface CopiedTask {
  fromTaskId: string;
  fromDueOn: string;
  outcome: CopyOutcome;
  /** Absent where it is left out. */
  plan?: TaskPlan;
  title: string;
}

interface Copying {
  from: Pick<Season, 'startsAtMs'>;
  to: Pick<Season, 'startsAtMs' | 'endsAtMs' | 'lectures'>;
  tasks: readonly Task[];
  /** Of the sessions that tasks name, their categories. */
  sessions: ReadonlyMap<string, Pick<Session, 'category'>>;
  /** Organisations that still exist. */
  organisationIds: ReadonlySet<string>;
}

/** A day so many days after the season's own start as it was after the other's. */
export function movedDay(dueOn: string, fromStartMs: number, toStartMs: number): string {
  const days = (dayMsOf(dueOn) - dayStartMs(fromStartMs)) / dayMs;
  // Shanghai has no daylight saving, so a day is a day; noon keeps clear of any boundary.
  return seasonDayOf(dayStartMs(toStartMs) + days * dayMs + dayMs / 2);
}

/** First instant of a Shanghai day, ms. */
export const dayMsOf = (day: string): number =>
  dayStartMs(
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6, 8))),
  );

/** A past season's plan as drafts for this one, by their days. */
export function copiedTasks({ from, to, tasks, sessions, organisationIds }: Copying): CopiedTask[] {
  return tasks
    .map((task): CopiedTask => {
      const dueOn = movedDay(task.dueOn, from.startsAtMs, to.startsAtMs);
      const head = { fromTaskId: task._id, fromDueOn: task.dueOn, title: task.title };
      const want = wantOf(task.want, sessions);
      if (!want || faultOfTask({ want, dueOn }, to)) return { ...head, outcome: 'left-out' };
      const named = task.audience.organisationIds.filter((id) => organisationIds.has(id));
      const plan: TaskPlan = {
        ...{ title: task.title, note: task.note, want, dueOn },
        audience: {
          organisationIds: named.length > 0 ? named : [task.organisationId],
          segments: task.audience.segments,
        },
      };
      const outcome = task.want.kind === 'session' ? 'any-of-category' : 'kept';
      return { ...head, outcome, plan };
    })
    .sort((a, b) => (a.fromDueOn < b.fromDueOn ? -1 : a.fromDueOn > b.fromDueOn ? 1 : 0));
}

/** A session is over with its season: what stands for it is one of its kind. */
function wantOf(
  want: TaskWant,
  sessions: ReadonlyMap<string, Pick<Session, 'category'>>,
): TaskWant | undefined {
  if (want.kind !== 'session') return want;
  const category = sessions.get(want.sessionId)?.category;
  return category && { kind: 'category', category, times: 1 };
}
