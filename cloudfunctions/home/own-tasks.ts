import type { HomeTask } from '../shared/contract/home';
import type { Season } from '../shared/domain/season';
import type { Session } from '../shared/domain/session';
import type { StudyRecord } from '../shared/domain/study-record';
import { taskRuleOf } from '../shared/domain/rules';
import { isTaskOver, type Task } from '../shared/domain/task';
import {
  isAsked,
  isDone,
  stateOf,
  type TaskFacts,
  type TaskGlance,
} from '../shared/domain/task-standing';
import { categoriesOf, collectTasks } from '../shared/runtime/collect-tasks';
import type { CallContext } from '../shared/runtime/context';

const mostShown = 3;

interface OwnTasks {
  /** Of the plan, done and asked. */
  tasks: { done: number; total: number };
  /** Overdue and due this week, by their days; after the season's end what may still be done. */
  toDo: HomeTask[];
  /** Points credited by this very call. */
  earned: number;
}

type HomeRecord = TaskGlance & Pick<StudyRecord, '_id' | 'branchId'>;

/**
 * The member's part of the season's plan; undefined where nothing is asked. It is worked out from what the first screen has read: hours of
 * service, which stand in the ledger, are credited when they are confirmed; sessions of others that no list of the member's names are found
 * by the plan's own page and the timer, and count here once they have. A task that has become done is credited now: one write, once.
 */
export async function ownTasks(
  published: readonly Task[],
  record: HomeRecord,
  sessions: readonly Pick<Session, '_id' | 'category' | 'tags'>[],
  season: Season,
  context: CallContext,
): Promise<OwnTasks | undefined> {
  const asked = published.filter((task) => isAsked(task, record));
  if (asked.length === 0) return undefined;
  const categories = categoriesOf(sessions);
  const facts: TaskFacts = { record, categoriesOf: categories, lectures: season.lectures };
  const credited = await collectTasks(record, asked, facts, season, context);
  const states = asked.map((task) => ({
    task,
    state: stateOf(task, isDone(task, facts), context.nowMs),
  }));
  return {
    tasks: { done: states.filter(({ state }) => state === 'done').length, total: asked.length },
    toDo: states
      .flatMap(({ task, state }) =>
        (state === 'overdue' || state === 'week') && !isTaskOver(task, season, context.nowMs)
          ? [
              {
                taskId: task._id,
                title: task.title,
                dueOn: task.dueOn,
                overdue: state === 'overdue',
              },
            ]
          : [],
      )
      .slice(0, mostShown),
    earned: credited.length * taskRuleOf(season.rules).points,
  };
}
