import { assertPathPart, changeOfCredits, type RecordChange, taskKey } from './ledger';
import { type SeasonRules, taskRuleOf } from './rules';
import type { StudyRecord } from './study-record';
import type { Task } from './task';
import { isAsked, isCredited, isDone, type TaskFacts } from './task-standing';

/** Published tasks that a member has done and that have not been credited. */
export const tasksToCredit = (tasks: readonly Task[], facts: TaskFacts): Task[] =>
  tasks.filter(
    (task) =>
      task.status === 'published' &&
      isAsked(task, facts.record) &&
      !isCredited(task, facts.record) &&
      isDone(task, facts),
  );

/** The credits of some tasks as one change: the ledger's entries, every total and the mark in the head that counts read. */
export function creditOfTasks(
  tasks: readonly Pick<Task, '_id'>[],
  { branchId }: Pick<StudyRecord, 'branchId'>,
  rules: SeasonRules,
  nowMs: number,
): { change: RecordChange; keys: string[] } {
  const { points } = taskRuleOf(rules);
  const credits = tasks.map(({ _id }) => ({
    ...{ key: taskKey(_id), rule: 'task' as const, points, atMs: nowMs, source: _id, branchId },
    rulesVersion: rules.version,
  }));
  const change = changeOfCredits(credits, nowMs);
  for (const { _id } of tasks) change.set[`tasks.${assertPathPart(_id)}`] = nowMs;
  return { change, keys: credits.map(({ key }) => key) };
}
