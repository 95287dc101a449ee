import type {
  BalanceAnswer,
  BranchCourse,
  CourseMark,
  PartCourse,
} from '../shared/contract/balance';
import { courseMarks } from '../shared/contract/balance';
import { balanceOf } from '../shared/domain/balance';
import {
  compareWarnings,
  goalOf,
  type Warned,
  type Warning,
  warningOf,
} from '../shared/domain/early-warning';
import { courseEndsMs, joinedCourse, type PlanCourse, weekIn } from '../shared/domain/plan-course';
import { isSeasonOver, type Season } from '../shared/domain/season';
import { seasonDayOf, weekStartMs } from '../shared/domain/season-time';
import type { CountedCourse } from '../shared/repositories/task-count-repository';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused } from '../shared/runtime/outcome';
import { organisationsById } from '../shared/runtime/shared-reads';
import { maySetGoal } from './set-goal';
import { watchedOrganisation } from './watched-organisation';

/** Plots of one answer; a list goes on where it ends. */
const atOnce = 24;

interface Asked {
  organisationId?: string | undefined;
  by?: 'parts' | 'branches' | undefined;
  from?: number | undefined;
}

/** A branch with where it stands below the organisation that is looked at. */
interface Branch extends Warned {
  branchId: string;
  /** The child of that organisation it belongs to; itself where it is one. */
  partId: string;
}

/**
 * The panel of balance (进展均衡度): how branches have come through the plan, who is likely to miss the goal, and how evenly they progress. Beside
 * who asks one read of all courses for every thousand branches, one of the run and one of the names that are shown; for branches that are marked
 * two more, which name what lacks. Nothing is read by branch.
 */
export async function showBalance(
  { organisationId, by, from = 0 }: Asked,
  context: MemberContext,
): Promise<Outcome<BalanceAnswer>> {
  const { nowMs, repositories } = context;
  const watched = await watchedOrganisation(organisationId, context);
  if (watched instanceof Refused) return watched;
  const { season, organisation, owners } = watched;
  const [counted, run, goalPercent, root] = await Promise.all([
    repositories.taskCounts.coursesBelow(season._id, organisation._id),
    repositories.taskCounts.runOf(season._id),
    // The season of a warm instance may be a minute old, and who has set a goal wants to see it.
    repositories.seasons.goalPercentOf(season._id),
    organisationsById([season.organisationId], nowMs),
  ]);
  const goal = goalOf(goalPercent === undefined ? {} : { goalPercent });
  const branches = counted
    .flatMap((one) => branchOf(one, organisation._id, season, nowMs, goal))
    .sort(compareWarnings);
  const hasParts = branches.some(({ branchId, partId }) => branchId !== partId);
  const shown = hasParts ? (by ?? (branches.length > atOnce ? 'parts' : 'branches')) : 'branches';
  const parts = shown === 'parts' ? partsOf(branches) : [];
  const total = shown === 'parts' ? parts.length : branches.length;
  const balance = balanceOf(branches.map(({ course }) => doneOf(course) / course.asked));
  const to = from + atOnce;
  return {
    ...{ organisationId: organisation._id, organisationName: organisation.name, owners },
    ...{ goal, maySetGoal: maySetGoal(root.get(season.organisationId), context) },
    ...{ week: weekIn({ fromMs: weekStartMs(season.startsAtMs) }, nowMs) },
    ...{ branches: branches.length, marks: marksOf(branches), hasParts, by: shown, total },
    ...(balance ? { balance } : {}),
    parts: await namedParts(parts.slice(from, to), context),
    rows: shown === 'branches' ? await rowsOf(branches.slice(from, to), season, context) : [],
    ...(total > to ? { next: to } : {}),
    ...{ waiting: Object.keys(run?.pending ?? {}).length, asOfMs: run?.asOfMs ?? 0 },
  };
}

function branchOf(
  { branchId, orgPath, course }: CountedCourse,
  organisationId: string,
  season: Season,
  nowMs: number,
  goal: number,
): Branch[] {
  if (!course) return [];
  // After the season nothing is credited any more, though a day that was corrected may have left something due later.
  const atMs = isSeasonOver(season, nowMs) ? Math.max(nowMs, courseEndsMs(course)) : nowMs;
  const partId = orgPath[orgPath.indexOf(organisationId) + 1] ?? branchId;
  return [{ branchId, partId, course, warning: warningOf(course, atMs, goal) }];
}

const doneOf = ({ done }: PlanCourse): number => done.at(-1) ?? 0;

const marksOf = (branches: readonly Branch[]) =>
  Object.fromEntries(
    courseMarks.map((mark) => [mark, branches.filter((one) => one.warning.mark === mark).length]),
  ) as Record<CourseMark, number>;

type Part = Omit<PartCourse, 'name'>;

/** Branches by the child of the organisation; the greatest share at risk first, then the least progress. */
function partsOf(branches: readonly Branch[]): Part[] {
  const groups = new Map<string, Branch[]>();
  for (const one of branches) {
    const group = groups.get(one.partId);
    if (group) group.push(one);
    else groups.set(one.partId, [one]);
  }
  const parts = [...groups].flatMap(([partId, group]): Part[] => {
    const course = joinedCourse(group.map((one) => one.course));
    if (!course) return [];
    const marks = marksOf(group);
    return [
      {
        ...{ organisationId: partId, isBranch: group.some(({ branchId }) => branchId === partId) },
        ...{ asked: course.asked, due: course.due, done: course.done, branches: group.length },
        ...{ atRisk: marks.missed + marks.likely, possible: marks.possible },
        ...{ missed: marks.missed, reached: marks.reached },
      },
    ];
  });
  const progress = ({ done, asked }: Part) => (done.at(-1) ?? 0) / asked;
  return parts.sort(
    (a, b) => b.atRisk / b.branches - a.atRisk / a.branches || progress(a) - progress(b),
  );
}

async function namedParts(parts: readonly Part[], { nowMs }: MemberContext): Promise<PartCourse[]> {
  if (parts.length === 0) return [];
  const ids = parts.map((one) => one.organisationId);
  const found = await organisationsById(ids, nowMs);
  return parts.map((one) => ({ ...one, name: found.get(one.organisationId)?.name ?? '' }));
}

const marked: readonly CourseMark[] = ['missed', 'likely', 'possible'];

async function rowsOf(
  branches: readonly Branch[],
  season: Season,
  context: MemberContext,
): Promise<BranchCourse[]> {
  if (branches.length === 0) return [];
  const ids = branches.map(({ branchId }) => branchId);
  const atRisk = branches.filter(({ warning }) => marked.includes(warning.mark));
  const [found, lagging] = await Promise.all([
    organisationsById(ids, context.nowMs),
    laggingOf(
      atRisk.map(({ branchId }) => branchId),
      season,
      context,
    ),
  ]);
  return branches.map(({ branchId, course, warning }) => {
    const lacks = lagging.get(branchId);
    return {
      ...{ branchId, name: found.get(branchId)?.name ?? '' },
      ...{ asked: course.asked, due: course.due, done: course.done, ...factsOf(warning) },
      ...(lacks ? { lagging: lacks } : {}),
    };
  });
}

const factsOf = ({ mark, missing, daysLeft, weeks, doneLately, forecast }: Warning) => ({
  ...{ mark, missing, daysLeft, weeks, doneLately },
  ...(forecast ? { expected: forecast } : {}),
});

/** Of each branch the task among those that are due of which most is missing. */
async function laggingOf(
  branchIds: readonly string[],
  season: Season,
  { nowMs, repositories }: MemberContext,
): Promise<Map<string, NonNullable<BranchCourse['lagging']>>> {
  if (branchIds.length === 0) return new Map();
  const today = seasonDayOf(nowMs);
  const worst = (await repositories.taskCounts.ofBranches(season._id, branchIds)).flatMap(
    ({ branchId, tasks }) => {
      const [first] = Object.entries(tasks)
        .filter(([, { dueOn, asked, done }]) => dueOn <= today && done < asked)
        .sort(([, a], [, b]) => b.asked - b.done - (a.asked - a.done));
      return first ? [{ branchId, taskId: first[0], ...first[1] }] : [];
    },
  );
  if (worst.length === 0) return new Map();
  const titles = await repositories.tasks.titlesOf(worst.map(({ taskId }) => taskId));
  const named = new Map(titles.map(({ _id, title }) => [_id, title]));
  return new Map(
    worst.flatMap(({ branchId, taskId, asked, done }) => {
      const title = named.get(taskId);
      return title === undefined ? [] : [[branchId, { title, asked, done }] as const];
    }),
  );
}
