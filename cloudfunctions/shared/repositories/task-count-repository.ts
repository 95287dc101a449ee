import { type TaskCounts, type TaskRun, taskCountsIdOf } from '../domain/task-run';
import { Collection, command } from './platform';

/** How a season's tasks are counted: by run, and by branch. */
const runs = new Collection<TaskRun>('taskRuns');
const counts = new Collection<TaskCounts>('taskCounts');

export const runOf = (seasonId: string) => runs.byId(seasonId);

/** Notes how far a run came; false where another one did so meanwhile. */
export async function noteRun({ _id, version, ...rest }: TaskRun): Promise<boolean> {
  if (version === 0) return runs.insertOnce({ _id, ...rest, version: 1 });
  const next = { ...rest, pending: command().set(rest.pending), version: version + 1 };
  return (await runs.update({ _id, version }, next)) === 1;
}

/** Puts a branch's counts in the place of older ones. */
export async function put(one: TaskCounts): Promise<void> {
  const { _id, countedAtMs, tasks, course, ...rest } = one;
  const _ = command();
  const where = { _id, countedAtMs: _.lte(countedAtMs) };
  const whole = { tasks: _.set(tasks), course: course ? _.set(course) : _.remove() };
  if ((await counts.update(where, { ...rest, countedAtMs, ...whole })) === 1) return;
  await counts.insertOnce(one);
}

const courseFields = ['_id', 'branchId', 'orgPath', 'course'] as const;
export type CountedCourse = Pick<TaskCounts, (typeof courseFields)[number]>;

/** How all branches below an organisation have come through the plan; one read for every 1,000. */
export const coursesBelow = (seasonId: string, organisationId: string) =>
  allBelow<CountedCourse>(seasonId, organisationId, courseFields);

const countFields = ['_id', 'branchId', 'tasks'] as const;

/** The same task by task. */
export const countsBelow = (seasonId: string, organisationId: string) =>
  allBelow<Pick<TaskCounts, (typeof countFields)[number]>>(seasonId, organisationId, countFields);

/** Counts of branches task by task, in no order; at most 1,000. */
export const ofBranches = (seasonId: string, branchIds: readonly string[]) =>
  counts.find({
    where: { _id: command().in(branchIds.map((id) => taskCountsIdOf(seasonId, id))) },
    limit: 1000,
  });

const allBelow = <Row extends { _id: string }>(
  seasonId: string,
  organisationId: string,
  fields: readonly string[],
) => counts.findAll<Row>({ where: { orgPath: organisationId, seasonId }, fields });
