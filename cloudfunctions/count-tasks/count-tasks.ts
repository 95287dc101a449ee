import type { Season } from '../shared/domain/season';
import {
  countsEverybody,
  firstTaskRun,
  type TaskRun,
  withCounted,
  withNoticed,
} from '../shared/domain/task-run';
import type { RunContext } from '../shared/runtime/context';
import { runningSeason } from '../shared/runtime/shared-reads';
import { countBranch } from './count-branch';

/** A run begins no branch after so long, ms: the others wait for the next. */
const beginsWithinMs = 20_000;

/**
 * One run: looks which branches have changed records or are asked something new, credits there what members have done without opening
 * their plan, and counts them. Whatever is done twice changes nothing, so a run may break off anywhere and two may run at once.
 */
export async function countTasks(context: RunContext): Promise<Record<string, number>> {
  const { elapsedMs, nowMs, repositories } = context;
  const season = await runningSeason(nowMs);
  if (!season) return { branches: 0, credited: 0, left: 0 };
  const read = (await repositories.taskCounts.runOf(season._id)) ?? firstTaskRun(season);
  const run = await noticed(read, season, context);
  const counted: string[] = [];
  let credited = 0;
  for (const [branchId, sinceMs] of Object.entries(run.pending)) {
    if (elapsedMs() > beginsWithinMs) break;
    credited += await countBranch(season, branchId, sinceMs, context);
    counted.push(branchId);
  }
  const after = withCounted(run, counted, nowMs);
  await repositories.taskCounts.noteRun(after);
  return { branches: counted.length, credited, left: Object.keys(after.pending).length };
}

/** The run with everything that has changed since it was noted. */
async function noticed(run: TaskRun, season: Season, context: RunContext): Promise<TaskRun> {
  const { nowMs, repositories } = context;
  const [changed, tasks] = await Promise.all([
    run.fromMs === 0 ? [] : repositories.taskRecords.changedBranches(season._id, run.fromMs),
    repositories.tasks.changedSince(season._id, run.tasksAtMs),
  ]);
  const places = countsEverybody(run, season) ? [season.organisationId] : ownersOf(tasks);
  const asked = await branchesBelow(places, context);
  const tasksAtMs = Math.max(run.tasksAtMs, ...tasks.map(({ changedAtMs }) => changedAtMs));
  const { startsAtMs: seasonAtMs } = season;
  return withNoticed(run, { changed, asked, tasksAtMs, seasonAtMs }, nowMs);
}

/** Whoever asks: a task that was changed asks others than before, and both are within its owner's subtree. */
const ownersOf = (tasks: readonly { status: string; organisationId: string }[]) => [
  ...new Set(
    tasks.filter(({ status }) => status !== 'draft').map(({ organisationId }) => organisationId),
  ),
];

async function branchesBelow(
  organisationIds: readonly string[],
  { repositories }: RunContext,
): Promise<string[]> {
  const found: string[] = [];
  if (organisationIds.length === 0) return found;
  for (let last = ''; ;) {
    const page = await repositories.organisations.branchesBeyond(organisationIds, last, 1000);
    found.push(...page.map(({ _id }) => _id));
    if (page.length < 1000) return found;
    last = page.at(-1)?._id ?? last;
  }
}
