import type { PlannedTask } from '../shared/contract/plan-answers';
import type { TaskPlan } from '../shared/contract/task';
import type { Organisation } from '../shared/domain/organisation';
import type { Season } from '../shared/domain/season';
import { faultOfTask, type Task, type TaskAction, taskAllows } from '../shared/domain/task';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { organisationsById, runningSeason } from '../shared/runtime/shared-reads';

/** An organisation whose plan the caller may write, and the season that runs. */
export async function ownPlanOf(
  organisationId: string,
  { may, nowMs }: MemberContext,
): Promise<Outcome<{ owner: Organisation; season: Season }>> {
  const owner = (await organisationsById([organisationId], nowMs)).get(organisationId);
  if (!owner || !may(owner.path)) return refuse('NOT_ALLOWED');
  const season = await runningSeason(nowMs);
  return season ? { owner, season } : refuse('NO_SEASON');
}

export interface SeenTask {
  taskId: string;
  revision: number;
}

/** A task of a plan that the caller may write, as it was seen and in a state that allows the action. Read afresh. */
export async function managedTask(
  { taskId, revision }: SeenTask,
  action: TaskAction,
  { may, repositories }: MemberContext,
): Promise<Outcome<Task>> {
  const task = await repositories.tasks.byId(taskId);
  // An unknown task looks like a foreign one.
  if (!task || !may(task.orgPath)) return refuse('NOT_ALLOWED');
  if (task.revision !== revision) return refuse('TASK_CHANGED');
  return taskAllows(action, task.status) ? task : refuse('TASK_STATE_CONFLICT');
}

/** Whether a plan can stand in the season: its day, what it names, and that it asks nobody beyond the owner's subtree. */
export async function checkedPlan(
  plan: TaskPlan,
  owner: Pick<Organisation, '_id'>,
  season: Season,
  { nowMs, repositories }: MemberContext,
): Promise<Outcome<TaskPlan>> {
  const fault = faultOfTask(plan, season);
  if (fault) return refuse('TASK_INVALID', { fault });
  if (plan.want.kind === 'session') {
    const session = await repositories.sessions.byId(plan.want.sessionId);
    const isThere = session?.seasonId === season._id && session.status !== 'draft';
    // Another branch's session is none that one could ask for.
    if (!isThere || !invitesWithin(session.audience.organisationIds, session.orgPath, owner._id))
      return refuse('TASK_INVALID', { fault: 'no-session' });
  }
  const ids = [...new Set(plan.audience.organisationIds)];
  const found = await organisationsById(ids, nowMs);
  const isWithin = ids.every((id) => found.get(id)?.path.includes(owner._id));
  return isWithin
    ? { ...plan, audience: { ...plan.audience, organisationIds: ids } }
    : refuse('NOT_ALLOWED');
}

/** A session that the owner or somebody below holds, or that invites the owner by name. */
const invitesWithin = (invited: readonly string[], heldBy: readonly string[], ownerId: string) =>
  invited.includes(ownerId) || heldBy.includes(ownerId);

/** What who writes the plan sees of a task. */
export function plannedTask(task: Task): PlannedTask {
  const { _id, revision, status, title, note, want, audience, dueOn, reason } = task;
  return {
    ...{ taskId: _id, revision, status, title, note, want, audience, dueOn },
    ...(reason === undefined ? {} : { reason }),
  };
}
