import { createHash } from 'node:crypto';
import type { PlannedTask } from '../shared/contract/plan-answers';
import type { TaskPlan } from '../shared/contract/task';
import { isTaskOver, mostTasksOf, type Task } from '../shared/domain/task';
import { DuplicateKey } from '../shared/repositories';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { checkedPlan, managedTask, ownPlanOf, plannedTask, type SeenTask } from './own-task';

/** Adds a draft to the plan of an organisation. Sent twice, it is one. */
export async function addTask(
  input: { requestId: string; organisationId: string; plan: TaskPlan },
  context: MemberContext,
): Promise<Outcome<PlannedTask>> {
  const { member, nowMs, repositories } = context;
  const found = await ownPlanOf(input.organisationId, context);
  if (found instanceof Refused) return found;
  const { owner, season } = found;
  const plan = await checkedPlan(input.plan, owner, season, context);
  if (plan instanceof Refused) return plan;
  const _id = taskIdOf(member._id, input.requestId);
  const standing = await repositories.tasks.planOf(season._id, owner._id);
  const again = standing.find((one) => one._id === _id);
  if (again) return plannedTask(again);
  if (standing.length >= mostTasksOf(owner)) return refuse('TOO_MANY_TASKS');
  const task: Task = {
    ...{ _id, seasonId: season._id, organisationId: owner._id, organisationName: owner.name },
    ...{ orgPath: owner.path, ...plan, status: 'draft', revision: 1 },
    ...{ createdBy: member._id, createdAtMs: nowMs, changedAtMs: nowMs },
  };
  return (await insertOnce(task, context)) ? plannedTask(task) : refuse('TASK_CHANGED');
}

/** The id of a task that follows from what it was made of, so that a request sent again finds its own task. */
export const taskIdOf = (...parts: readonly string[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);

/** Inserts a draft with its note; false where it stands already. */
export async function insertOnce(task: Task, context: MemberContext): Promise<boolean> {
  try {
    await context.repositories.tasks.insert(task);
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
    return false;
  }
  await noteTask(task, 'added', context);
  return true;
}

/** Changes a task as it was seen; who has done it by then keeps that. */
export async function changeTask(
  input: SeenTask & { plan: TaskPlan },
  context: MemberContext,
): Promise<Outcome<PlannedTask>> {
  const task = await managedTask(input, 'edit', context);
  if (task instanceof Refused) return task;
  const found = await ownPlanOf(task.organisationId, context);
  if (found instanceof Refused) return found;
  const plan = await checkedPlan(input.plan, found.owner, found.season, context);
  if (plan instanceof Refused) return plan;
  return write(task, plan, 'changed', context);
}

/** Asks a task of its members, as it was seen: held against the plan once more, and refused where the plan is full or the task over. */
export async function publishTask(
  input: SeenTask,
  context: MemberContext,
): Promise<Outcome<PlannedTask>> {
  const task = await managedTask(input, 'publish', context);
  if (task instanceof Refused) return task;
  const found = await ownPlanOf(task.organisationId, context);
  if (found instanceof Refused) return found;
  // What it names may have gone since the draft was written.
  const plan = await checkedPlan(task, found.owner, found.season, context);
  if (plan instanceof Refused) return plan;
  // Of several that were added at the same time each has seen room.
  const { tasks } = context.repositories;
  const all = await tasks.planOf(found.season._id, found.owner._id);
  if (all.length > mostTasksOf(found.owner)) return refuse('TOO_MANY_TASKS');
  // Nobody could do it any more, and who happens to have done it would earn points after the end.
  if (isTaskOver(plan, found.season, context.nowMs)) return refuse('SEASON_OVER');
  return write(task, { status: 'published', publishedAtMs: context.nowMs }, 'published', context);
}

/** Takes a task back: nobody is asked any more, and who has done it keeps the points. */
export async function withdrawTask(
  input: SeenTask & { reason: string },
  context: MemberContext,
): Promise<Outcome<PlannedTask>> {
  const task = await managedTask(input, 'withdraw', context);
  if (task instanceof Refused) return task;
  const { reason } = input;
  return write(task, { status: 'withdrawn', reason }, 'withdrawn', context, reason);
}

/** Removes a draft. Removing what is gone changes nothing. */
export async function removeTask(
  input: SeenTask,
  context: MemberContext,
): Promise<Outcome<Record<string, never>>> {
  const task = await managedTask(input, 'remove', context);
  if (task instanceof Refused) return task;
  if (!(await context.repositories.tasks.remove(task))) return refuse('TASK_CHANGED');
  await noteTask({ ...task, revision: task.revision + 1 }, 'removed', context);
  return {};
}

async function write(
  task: Task,
  set: Partial<Task>,
  what: TaskChange,
  context: MemberContext,
  reason?: string,
): Promise<Outcome<PlannedTask>> {
  const { nowMs, repositories } = context;
  const { title, note, want, audience, dueOn, status, publishedAtMs, reason: words } = set;
  const given = { title, note, want, audience, dueOn, status, publishedAtMs, reason: words };
  const change = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Partial<Task>;
  if (!(await repositories.tasks.change(task, { ...change, changedAtMs: nowMs })))
    return refuse('TASK_CHANGED');
  const next = { ...task, ...change, revision: task.revision + 1 };
  await noteTask(next, what, context, reason);
  return plannedTask(next);
}

type TaskChange = 'added' | 'changed' | 'published' | 'withdrawn' | 'removed';

/** Tells the audit log; the note is made of the revision, so that it stands once however often it is told. */
async function noteTask(
  task: Task,
  what: TaskChange,
  { member, nowMs, repositories }: MemberContext,
  reason?: string,
): Promise<void> {
  const { _id, revision, orgPath, status, title, dueOn, want } = task;
  await repositories.audit.note({
    _id: `task-changed:${_id}:${revision}`,
    ...{ action: 'task-changed', by: member._id, atMs: nowMs, orgPath, subjectId: _id },
    ...(reason === undefined ? {} : { reason }),
    facts: { what, revision, status, title, dueOn, kind: want.kind },
  });
}
