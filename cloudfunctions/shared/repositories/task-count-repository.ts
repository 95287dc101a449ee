import { type TaskCounts, type TaskRun, taskCountsIdOf } from '../domain/task-run';
import { Collection, command, DuplicateKey } from './platform';

/** How a season's tasks are counted: by run, and by branch. */
const runs = new Collection<TaskRun>('taskRuns');
const counts = new Collection<TaskCounts>('taskCounts');

export const runOf = (seasonId: string) => runs.byId(seasonId);

/** Notes how far a run came; false where another one did so meanwhile. */
export async function noteRun({ _id, version, ...rest }: TaskRun): Promise<boolean> {
  if (version === 0) return inserted(() => runs.insert({ _id, ...rest, version: 1 }));
  const next = { ...rest, pending: command().set(rest.pending), version: version + 1 };
  return (await runs.update({ _id, version }, next)) === 1;
}

/** Puts a branch's counts in the place of older ones. */
export async function put(one: TaskCounts): Promise<void> {
  const { _id, countedAtMs, tasks, ...rest } = one;
  const _ = command();
  const where = { _id, countedAtMs: _.lte(countedAtMs) };
  if ((await counts.update(where, { ...rest, countedAtMs, tasks: _.set(tasks) })) === 1) return;
  await inserted(() => counts.insert(one));
}

/** Counts of branches, in no order; at most 1,000. */
export const ofBranches = (seasonId: string, branchIds: readonly string[]) =>
  counts.find({
    where: { _id: command().in(branchIds.map((id) => taskCountsIdOf(seasonId, id))) },
    limit: 1000,
  });

async function inserted(insert: () => Promise<void>): Promise<boolean> {
  try {
    await insert();
    return true;
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
    return false;
  }
}
