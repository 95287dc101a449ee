import type { SessionCategory } from '../contract/vocabulary';
import type { Season } from '../domain/season';
import type { Session } from '../domain/session';
import type { StudyRecord } from '../domain/study-record';
import type { Task } from '../domain/task';
import { creditOfTasks, tasksToCredit } from '../domain/task-credit';
import type { TaskFacts, TaskRecord } from '../domain/task-standing';
import type { TimerContext } from './context';

type Context = Pick<TimerContext, 'nowMs' | 'repositories'>;

/**
 * Credits the tasks that a member has done, and answers them. It happens when the member's first screen or plan is opened (the first screen
 * follows a check-in or a lecture), when somebody confirms evidence or hours, and by a timer for who opens neither: at a check-in itself it
 * would cost a read of the plan, thousands of times for the one check-in that completes something. One conditional update; a race with another call credits nothing twice, and what it missed comes next time.
 */
export async function collectTasks(
  record: Pick<StudyRecord, '_id' | 'branchId'>,
  tasks: readonly Task[],
  facts: TaskFacts,
  season: Pick<Season, 'rules'>,
  { nowMs, repositories }: Context,
): Promise<Task[]> {
  const due = tasksToCredit(tasks, facts);
  if (due.length === 0) return [];
  const { change, keys } = creditOfTasks(due, record, season.rules, nowMs);
  const { _id, branchId } = record;
  return (await repositories.ledgers.write({ _id, branchId, keys }, change)) ? due : [];
}

/** Categories and tags of the sessions that a member has to do with, as far as a task asks for any. */
export async function categoriesFor(
  tasks: readonly Pick<Task, 'want'>[],
  records: readonly Pick<TaskRecord, 'attendance'>[],
  { repositories }: Pick<Context, 'repositories'>,
): Promise<Map<string, SessionCategory[]>> {
  if (!tasks.some(({ want }) => want.kind === 'category')) return new Map();
  const ids = [...new Set(records.flatMap(({ attendance }) => Object.keys(attendance)))];
  const found: CategorisedSession[] = [];
  for (let from = 0; from < ids.length; from += 500)
    found.push(
      ...(await repositories.sessions.fieldsByIds(ids.slice(from, from + 500), [
        '_id',
        'category',
        'tags',
      ])),
    );
  return categoriesOf(found);
}

type CategorisedSession = Pick<Session, '_id' | 'category' | 'tags'>;

export const categoriesOf = (sessions: readonly CategorisedSession[]) =>
  new Map(sessions.map(({ _id, category, tags }) => [_id, [category, ...tags]]));
