import type { MissingAnswer, PlanProgress } from '../shared/contract/plan-answers';
import type { Organisation } from '../shared/domain/organisation';
import { seasonWeekOf } from '../shared/domain/season-time';
import { isAsked } from '../shared/domain/task-standing';
import { taskCountsOf } from '../shared/domain/task-run';
import type { MemberContext } from '../shared/runtime/context';
import { namesOf } from '../shared/runtime/members-by-id';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { organisationsById, runningSeason } from '../shared/runtime/shared-reads';

/** A branch task by task, from its members' heads as they stand: two reads, whatever the number of tasks. */
export async function showProgress(
  { branchId }: { branchId: string },
  context: MemberContext,
): Promise<Outcome<PlanProgress>> {
  const found = await branchOf(branchId, context);
  if (found instanceof Refused) return found;
  const { branch, seasonId } = found;
  const { tasks, taskRecords } = context.repositories;
  const [published, heads] = await Promise.all([
    tasks.publishedOf(seasonId, branch.path),
    taskRecords.headsOf(seasonId, branch._id),
  ]);
  const counts = taskCountsOf(published, heads);
  return {
    ...{ branchId: branch._id, branchName: branch.name },
    tasks: published.flatMap(({ _id, title, want }) => {
      const count = counts[_id];
      return count ? [{ taskId: _id, title, kind: want.kind, ...count }] : [];
    }),
  };
}

/** Who has not done a task, by name; and whether they were reminded this week. */
export async function showMissing(
  { branchId, taskId }: { branchId: string; taskId: string },
  context: MemberContext,
): Promise<Outcome<MissingAnswer>> {
  const found = await branchOf(branchId, context);
  if (found instanceof Refused) return found;
  const { branch, seasonId } = found;
  const task = await context.repositories.tasks.byId(taskId);
  const isOurs = task?.seasonId === seasonId && branch.path.includes(task.organisationId);
  if (!isOurs || task.status !== 'published') return refuse('TASK_NOT_FOUND');
  const heads = await context.repositories.taskRecords.headsOf(seasonId, branch._id);
  const asked = heads.filter((one) => isAsked(task, one));
  const missing = asked.filter((one) => one.tasks?.[taskId] === undefined);
  const names = await namesOf(
    missing.map(({ memberId }) => memberId),
    context,
  );
  const week = seasonWeekOf(context.nowMs);
  const byName = new Intl.Collator('zh-CN');
  return {
    ...{ title: task.title, dueOn: task.dueOn, asked: asked.length },
    missing: missing
      .map(({ memberId, nudge }) => {
        const nudgedAtMs = nudge?.week === week ? nudge.atMs : undefined;
        const name = names.get(memberId) ?? '';
        return { memberId, name, ...(nudgedAtMs === undefined ? {} : { nudgedAtMs }) };
      })
      .sort((a, b) => byName.compare(a.name, b.name)),
  };
}

async function branchOf(
  branchId: string,
  { may, nowMs }: MemberContext,
): Promise<Outcome<{ branch: Organisation; seasonId: string }>> {
  const branch = (await organisationsById([branchId], nowMs)).get(branchId);
  if (branch?.kind !== 'branch' || !may(branch.path)) return refuse('NOT_ALLOWED');
  const season = await runningSeason(nowMs);
  return season ? { branch, seasonId: season._id } : refuse('NO_SEASON');
}
