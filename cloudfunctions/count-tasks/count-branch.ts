import type { Season } from '../shared/domain/season';
import type { Task } from '../shared/domain/task';
import { branchCountsOf } from '../shared/domain/task-run';
import { categoriesFor, collectTasks } from '../shared/runtime/collect-tasks';
import type { TimerContext } from '../shared/runtime/context';
import { organisationsById } from '../shared/runtime/shared-reads';

/** Whole records are large. */
const recordsAtOnce = 50;

/** Credits what members of a branch have done since then, and counts the branch whole. Answers how many tasks were credited. */
export async function countBranch(
  season: Season,
  branchId: string,
  sinceMs: number,
  context: TimerContext,
): Promise<number> {
  const { nowMs, repositories } = context;
  const branch = (await organisationsById([branchId], nowMs)).get(branchId);
  if (!branch) return 0;
  const tasks = await repositories.tasks.publishedOf(season._id, branch.path);
  const credited = tasks.length === 0 ? 0 : await settle(season, branchId, sinceMs, tasks, context);
  const heads = await repositories.taskRecords.headsOf(season._id, branchId);
  const place = { branchId, orgPath: branch.path };
  await repositories.taskCounts.put(branchCountsOf(place, season, tasks, heads, nowMs));
  return credited;
}

async function settle(
  season: Season,
  branchId: string,
  sinceMs: number,
  tasks: readonly Task[],
  context: TimerContext,
): Promise<number> {
  const { evidence, taskRecords } = context.repositories;
  const wantsEvidence = tasks.some(({ want }) => want.kind === 'evidence');
  const confirmed = wantsEvidence
    ? await evidence.confirmedOf(season._id, branchId)
    : new Map<string, Set<string>>();
  let credited = 0;
  for (let afterId = ''; ;) {
    const page = { afterId, limit: recordsAtOnce };
    const records = await taskRecords.changedIn(season._id, branchId, sinceMs, page);
    const categories = await categoriesFor(tasks, records, context);
    for (const record of records) {
      const facts = {
        ...{ record, categoriesOf: categories, lectures: season.lectures },
        confirmed: confirmed.get(record.memberId) ?? new Set(),
      };
      credited += (await collectTasks(record, tasks, facts, season, context)).length;
    }
    if (records.length < recordsAtOnce) return credited;
    afterId = records.at(-1)?._id ?? afterId;
  }
}
