import type { BranchProgress, PlanPanel } from '../shared/contract/plan-answers';
import { may as mayOf } from '../shared/domain/permissions';
import { seasonDayOf } from '../shared/domain/season-time';
import type { DatedCount, TaskCount } from '../shared/domain/task-run';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused } from '../shared/runtime/outcome';
import { watchedOrganisation } from './watched-organisation';

/** Branches of one answer; a list goes on where it ends. */
const branchesAtOnce = 50;
/** Tasks that are summed up: those that ask most. Branches' own ones, a handful each, would be thousands. */
const mostTasks = 60;

type Counts = Readonly<Record<string, DatedCount>>;

/**
 * How the branches of an organisation stand with the plan, as the timer counted them: beside who asks a read of the branches and one of
 * their counts for every thousand, one of the tasks' names and one of the run, whatever the number of members.
 */
export async function showPanel(
  { organisationId, from = 0 }: { organisationId?: string | undefined; from?: number | undefined },
  context: MemberContext,
): Promise<Outcome<PlanPanel>> {
  const { nowMs, repositories } = context;
  const watched = await watchedOrganisation(organisationId, context);
  if (watched instanceof Refused) return watched;
  const { season, organisation, owners } = watched;
  const [branches, counts, run] = await Promise.all([
    repositories.organisations.branchesBelow(organisation._id),
    repositories.taskCounts.countsBelow(season._id, organisation._id),
    repositories.taskCounts.runOf(season._id),
  ]);
  const byBranch = new Map(counts.map(({ branchId, tasks }) => [branchId, tasks]));
  const today = seasonDayOf(nowMs);
  const all = branches
    .map(({ _id, name }) => progressOf(_id, name, byBranch.get(_id), today))
    .sort((a, b) => shareOf(a) - shareOf(b));
  return {
    ...{ organisationId: organisation._id, organisationName: organisation.name, owners },
    plans: mayOf(context.member.roles, 'planTasks', organisation.path),
    tasks: await tasksOf([...byBranch.values()], context),
    total: totalOf(all),
    branches: all.slice(from, from + branchesAtOnce),
    ...(all.length > from + branchesAtOnce ? { next: from + branchesAtOnce } : {}),
    asOfMs: run?.asOfMs ?? 0,
  };
}

async function tasksOf(
  counts: readonly Counts[],
  { repositories }: MemberContext,
): Promise<PlanPanel['tasks']> {
  const sums = new Map<string, DatedCount>();
  for (const [taskId, { asked, done, dueOn }] of counts.flatMap((one) => Object.entries(one))) {
    const before = sums.get(taskId) ?? { asked: 0, done: 0 };
    sums.set(taskId, { asked: before.asked + asked, done: before.done + done, dueOn });
  }
  const most = [...sums].sort(([, a], [, b]) => b.asked - a.asked).slice(0, mostTasks);
  if (most.length === 0) return [];
  const titles = await repositories.tasks.titlesOf(most.map(([taskId]) => taskId));
  const named = new Map(titles.map(({ _id, title }) => [_id, title]));
  return most
    .map(([taskId, sum]) => ({ taskId, title: named.get(taskId) ?? '', ...sum }))
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn));
}

function progressOf(
  branchId: string,
  name: string,
  counts: Counts | undefined,
  today: string,
): BranchProgress {
  const all = Object.values(counts ?? {});
  return {
    ...{ branchId, name },
    due: summed(all.filter(({ dueOn }) => dueOn <= today)),
    all: summed(all),
    ...(counts ? {} : { uncounted: true as const }),
  };
}

/** What is due decides; where nothing is due anywhere yet, everything does. */
function totalOf(all: readonly BranchProgress[]): PlanPanel['total'] {
  const counted = all.filter(({ uncounted }) => !uncounted);
  const isDue = counted.some(({ due }) => due.asked > 0);
  const figures = counted.map((one) => (isDue ? one.due : one.all));
  return {
    ...{ branches: all.length, counted: counted.length, ...summed(figures) },
    behind: figures.filter(({ asked, done }) => done * 2 < asked).length,
  };
}

const shareOf = ({ due, all }: BranchProgress): number => {
  const { asked, done } = due.asked > 0 ? due : all;
  return asked === 0 ? 1 : done / asked;
};

const summed = (counts: readonly TaskCount[]): TaskCount => ({
  asked: counts.reduce((sum, one) => sum + one.asked, 0),
  done: counts.reduce((sum, one) => sum + one.done, 0),
});
