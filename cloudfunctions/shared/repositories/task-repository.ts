import { mostTasks, type Task } from '../domain/task';
import { Collection, command, whole } from './platform';

const tasks = new Collection<Task>('tasks');

/** Of a member's branch and what lies above it; a tree is seldom deeper than four. */
const mostOfPath = 4 * mostTasks;

export const byId = (taskId: string) => tasks.byId(taskId);

/** Throws DuplicateKey when the id stands already. */
export const insert = (task: Task) => tasks.insert(task);

/** Published tasks of any of these organisations, by their days: what a member below them can be asked. */
export const publishedOf = (seasonId: string, organisationIds: readonly string[]) =>
  tasks.find({
    where: {
      organisationId: command().in([...organisationIds]),
      seasonId,
      status: 'published',
    },
    orderBy: [['dueOn', 'asc']],
    limit: mostOfPath,
  });

/** Published tasks of any of these organisations that are due within some days (yyyymmdd, both included); at most 1,000. */
export const dueWithin = (
  seasonId: string,
  organisationIds: readonly string[],
  { from, to }: { from: string; to: string },
) =>
  tasks.find({
    where: {
      organisationId: command().in([...organisationIds]),
      seasonId,
      dueOn: command().gte(from).and(command().lte(to)),
      status: 'published',
    },
    limit: 1000,
  });

/** The plan of one organisation with its drafts and what was withdrawn, by their days. */
export const planOf = (seasonId: string, organisationId: string) =>
  tasks.find({
    where: { organisationId, seasonId },
    orderBy: [['dueOn', 'asc']],
    limit: 1000,
  });

/** Tasks changed since then, the first first; at most 1,000. */
export const changedSince = (seasonId: string, sinceMs: number) =>
  tasks.find<Pick<Task, '_id' | 'changedAtMs' | 'organisationId' | 'status'>>({
    where: { seasonId, changedAtMs: command().gt(sinceMs) },
    orderBy: [['changedAtMs', 'asc']],
    limit: 1000,
    fields: ['changedAtMs', 'organisationId', 'status'],
  });

/** How tasks are called; those that are gone are missing. */
export const titlesOf = (taskIds: readonly string[]) =>
  tasks.find<Pick<Task, '_id' | 'title'>>({
    where: { _id: command().in([...new Set(taskIds)]) },
    limit: 1000,
    fields: ['title'],
  });

/** Changes a task that still is as it was read; false when somebody was faster. */
export async function change(
  { _id, revision }: Pick<Task, '_id' | 'revision'>,
  set: Partial<Task>,
): Promise<boolean> {
  return (await tasks.update({ _id, revision }, { ...whole(set), revision: revision + 1 })) === 1;
}

/** Removes a draft that still is as it was read. */
export async function remove({ _id, revision }: Pick<Task, '_id' | 'revision'>): Promise<boolean> {
  return (await tasks.remove({ _id, revision, status: 'draft' })) === 1;
}
