import type { CopyPreview } from '../shared/contract/plan-answers';
import type { Organisation } from '../shared/domain/organisation';
import type { Season } from '../shared/domain/season';
import { mostTasksOf, type Task } from '../shared/domain/task';
import { type CopiedTask, copiedTasks } from '../shared/domain/task-copy';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { organisationsById } from '../shared/runtime/shared-reads';
import { insertOnce, taskIdOf } from './change-task';
import { ownPlanOf } from './own-task';

interface Copying {
  owner: Organisation;
  season: Season;
  copied: readonly (CopiedTask & { taskId: string; isThere: boolean })[];
  /** Tasks that the plan has already. */
  standing: number;
}

/** What copying would make, with the days moved by as much as the season's beginning. */
export async function previewCopy(
  input: { organisationId: string; seasonId: string },
  context: MemberContext,
): Promise<Outcome<CopyPreview>> {
  const found = await copyOf(input, context);
  if (found instanceof Refused) return found;
  return {
    tasks: found.copied.map(({ title, fromDueOn, outcome, plan, isThere }) => ({
      ...{ title, fromDueOn, outcome: isThere ? 'there-already' : outcome },
      ...(plan ? { dueOn: plan.dueOn } : {}),
    })),
  };
}

/** Makes drafts of a past plan. The ids follow from what is copied: a run that broke off is gone on with by the next. */
export async function copyPlan(
  input: { organisationId: string; seasonId: string },
  context: MemberContext,
): Promise<Outcome<{ copied: number }>> {
  const { member, nowMs } = context;
  const found = await copyOf(input, context);
  if (found instanceof Refused) return found;
  const { owner, season, copied, standing } = found;
  const fresh = copied.filter(({ plan, isThere }) => plan && !isThere);
  if (standing + fresh.length > mostTasksOf(owner)) return refuse('TOO_MANY_TASKS');
  let count = 0;
  for (const { plan, taskId } of fresh) {
    if (!plan) continue;
    const task: Task = {
      ...{ _id: taskId, seasonId: season._id, organisationId: owner._id },
      ...{ organisationName: owner.name, orgPath: owner.path, ...plan },
      ...{ status: 'draft', revision: 1, createdBy: member._id },
      ...{ createdAtMs: nowMs, changedAtMs: nowMs },
    };
    if (await insertOnce(task, context)) count += 1;
  }
  return { copied: count };
}

async function copyOf(
  { organisationId, seasonId }: { organisationId: string; seasonId: string },
  context: MemberContext,
): Promise<Outcome<Copying>> {
  const { nowMs, repositories } = context;
  const own = await ownPlanOf(organisationId, context);
  if (own instanceof Refused) return own;
  const { owner, season } = own;
  const from = await repositories.seasons.byId(seasonId);
  if (!from || from._id === season._id) return refuse('TASK_NOT_FOUND');
  const [past, standing] = await Promise.all([
    repositories.tasks.planOf(from._id, owner._id),
    repositories.tasks.planOf(season._id, owner._id),
  ]);
  const tasks = past.filter(({ status }) => status === 'published');
  const sessionIds = tasks.flatMap(({ want }) => (want.kind === 'session' ? want.sessionId : []));
  const sessions =
    sessionIds.length === 0
      ? []
      : await repositories.sessions.fieldsByIds(sessionIds, ['_id', 'category']);
  const named = tasks.flatMap(({ audience }) => audience.organisationIds);
  const there = await organisationsById([...new Set(named)], nowMs);
  const copied = copiedTasks({
    ...{ from, to: season, tasks },
    sessions: new Map(sessions.map((one) => [one._id, one])),
    organisationIds: new Set(
      [...there.values()].filter(({ path }) => path.includes(owner._id)).map(({ _id }) => _id),
    ),
  });
  const ids = new Set(standing.map(({ _id }) => _id));
  return {
    ...{ owner, season },
    copied: copied.map((one) => {
      const taskId = taskIdOf(season._id, one.fromTaskId);
      return { ...one, taskId, isThere: ids.has(taskId) };
    }),
    standing: standing.length,
  };
}
