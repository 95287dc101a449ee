import type { BranchProgress, PlanPanel } from '../shared/contract/plan';
import type { Organisation } from '../shared/domain/organisation';
import { seasonDayOf } from '../shared/domain/season-time';
import type { Task } from '../shared/domain/task';
import type { TaskCount, TaskCounts } from '../shared/domain/task-run';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { organisationsById, runningSeason } from '../shared/runtime/shared-reads';

/** Branches in one answer; a larger subtree is looked at committee by committee. */
const mostBranches = 300;

/**
 * How the branches of an organisation stand with the plan, as the timer counted them: beside who asks one read of the branches, one of
 * their counts, one of the tasks and one of the run, whatever the number of members.
 */
export async function showPanel(
  { organisationId }: { organisationId?: string | undefined },
  context: MemberContext,
): Promise<Outcome<PlanPanel>> {
  const { grants, may, nowMs, repositories } = context;
  const season = await runningSeason(nowMs);
  if (!season) return refuse('NO_SEASON');
  const ownIds = [...new Set(grants.map((grant) => grant.organisationId))];
  const askedFor = organisationId ?? ownIds[0] ?? '';
  const found = await organisationsById([...new Set([askedFor, ...ownIds])], nowMs);
  const organisation = found.get(askedFor);
  if (!organisation || !may(organisation.path)) return refuse('NOT_ALLOWED');
  const read = await repositories.organisations.branchesBeyond([askedFor], '', mostBranches + 1);
  const branches = read.slice(0, mostBranches);
  const ids = branches.map(({ _id }) => _id);
  const places = [...new Set(branches.flatMap(({ path }) => path))];
  const [counts, tasks, run] = await Promise.all([
    ids.length > 0 ? repositories.taskCounts.ofBranches(season._id, ids) : [],
    repositories.tasks.publishedOf(season._id, places.length > 0 ? places : organisation.path),
    repositories.taskCounts.runOf(season._id),
  ]);
  const byBranch = new Map(counts.map((one) => [one.branchId, one]));
  return {
    ...{ organisationId: askedFor, organisationName: organisation.name },
    owners: ownIds.flatMap((id) => {
      const name = found.get(id)?.name;
      return name === undefined ? [] : [{ organisationId: id, name }];
    }),
    tasks: tasks.flatMap(({ _id, title, dueOn }) => {
      const sum = summed(counts.flatMap((one) => one.tasks[_id] ?? []));
      return sum.asked === 0 ? [] : [{ taskId: _id, title, dueOn, ...sum }];
    }),
    branches: branches
      .map((one) => progressOf(one, byBranch.get(one._id), tasks, seasonDayOf(nowMs)))
      .sort((a, b) => shareOf(a) - shareOf(b)),
    cut: read.length > mostBranches,
    asOfMs: run?.asOfMs ?? 0,
  };
}

function progressOf(
  { _id, name }: Organisation,
  counts: TaskCounts | undefined,
  tasks: readonly Task[],
  today: string,
): BranchProgress {
  const of = (wanted: readonly Task[]) =>
    summed(wanted.flatMap((task) => counts?.tasks[task._id] ?? []));
  return {
    ...{ branchId: _id, name },
    due: of(tasks.filter(({ dueOn }) => dueOn <= today)),
    all: of(tasks),
    ...(counts ? {} : { uncounted: true as const }),
  };
}

/** What is due decides; where nothing is due yet, everything does. */
const shareOf = ({ due, all }: BranchProgress): number => {
  const { asked, done } = due.asked > 0 ? due : all;
  return asked === 0 ? 1 : done / asked;
};

const summed = (counts: readonly TaskCount[]): TaskCount => ({
  asked: counts.reduce((sum, one) => sum + one.asked, 0),
  done: counts.reduce((sum, one) => sum + one.done, 0),
});
