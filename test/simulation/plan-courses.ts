import {
  courseEndsMs,
  courseOf,
  type PlanCourse,
} from '../../cloudfunctions/shared/domain/plan-course';
import { dayMs, seasonDayOf } from '../../cloudfunctions/shared/domain/season-time';
import type { StudyRecord } from '../../cloudfunctions/shared/domain/study-record';
import { SeededRandom } from '../../local-cloud/seeded-random';

/** Monday, 2 November 2026, in Shanghai. */
const startsAtMs = Date.UTC(2026, 10, 1, 16);
const seasonDays = 91;

type CourseTask = Parameters<typeof courseOf>[0][number];
type CourseMember = Pick<StudyRecord, 'orgPath' | 'segments'> & { tasks: Record<string, number> };

/** A branch's season as it went in the end. */
export interface PlayedBranch {
  members: CourseMember[];
  tasks: CourseTask[];
  endsMs: number;
}

interface PlannedTask extends CourseTask {
  dueAtMs: number;
  isSession: boolean;
}

class Dice {
  constructor(private readonly random: SeededRandom) {}
  fraction = () => this.random.fraction();
  between = (from: number, to: number) => from + this.fraction() * (to - from);
  normal(mean: number, deviation: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.fraction()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.fraction());
  }
  days = (mean: number) => -mean * Math.log(1 - this.fraction());
}

/**
 * Random seasons of random branches, as unlike each other as seasons might be: 6 to 14 tasks that fall due early, late or evenly; a third of them
 * gatherings, which nearly everybody who comes does on one day, the others done by each member at an own pace before or after their day; branches of 3
 * to 300 of very different diligence, members of one branch too; some slacken or wake up in the middle, some rally before the end.
 */
export function* playedBranches(seed: string, seasons: number, branches: number) {
  const dice = new Dice(new SeededRandom(seed));
  for (let season = 0; season < seasons; season += 1) {
    const tasks = plannedTasks(dice);
    const endsMs = Math.max(...tasks.map(({ dueAtMs }) => dueAtMs)) + dayMs;
    for (let branch = 0; branch < branches; branch += 1)
      yield { tasks, endsMs, members: playedMembers(tasks, dice) } satisfies PlayedBranch;
  }
}

function plannedTasks(dice: Dice): PlannedTask[] {
  const bend = [0.5, 1, 2][Math.floor(dice.fraction() * 3)] ?? 1;
  return Array.from({ length: Math.floor(dice.between(6, 15)) }, (_, at) => {
    const day = 7 + Math.floor(dice.fraction() ** bend * (seasonDays - 14));
    const dueAtMs = startsAtMs + day * dayMs;
    return {
      ...{
        _id: `t${at}`,
        dueAtMs,
        dueOn: seasonDayOf(dueAtMs),
        isSession: dice.fraction() < 1 / 3,
      },
      audience: { organisationIds: ['branch'], segments: [] },
    };
  });
}

function playedMembers(planned: readonly PlannedTask[], dice: Dice): CourseMember[] {
  const size = Math.round(Math.min(300, Math.max(3, Math.exp(dice.normal(3.2, 1)))));
  const diligence = dice.normal(2.9, 1.1);
  const [ahead, behind, late] = [dice.between(3, 25), dice.between(4, 20), dice.between(0.05, 0.4)];
  const turn = { by: dice.fraction() < 0.2 ? dice.normal(0, 1.2) : 0, day: dice.between(25, 75) };
  const rally = dice.fraction() < 0.15 ? dice.between(60, 85) : undefined;
  const members = Array.from({ length: size }, () => {
    const tasks: CourseMember['tasks'] = {};
    return { orgPath: ['branch'], segments: [], tasks, zeal: dice.normal(0, 1.2) };
  });
  for (const { _id, dueAtMs, isSession } of planned) {
    const day = (dueAtMs - startsAtMs) / dayMs;
    const charm = dice.normal(0, 0.5) + (day > turn.day ? turn.by : 0);
    const gathered = day - dice.between(0, 10);
    for (const one of members) {
      const does = dice.fraction() < 1 / (1 + Math.exp(-(diligence + charm + one.zeal)));
      let done: number | undefined;
      if (does && isSession) done = dice.fraction() < 0.9 ? gathered : day + dice.days(behind);
      else if (does)
        done = dice.fraction() < late ? day + dice.days(behind) : day - dice.days(ahead);
      else if (rally !== undefined && day < rally + 10 && dice.fraction() < 0.4)
        done = Math.max(rally, day - 5) + dice.between(0, 8);
      if (done !== undefined) one.tasks[_id] = startsAtMs + Math.max(1, done) * dayMs;
    }
  }
  return members.map(({ orgPath, segments, tasks }) => ({ orgPath, segments, tasks }));
}

/** The course as it was known then. */
export function courseAt({ members, tasks }: PlayedBranch, atMs: number): PlanCourse {
  const known = members.map((one) => ({
    ...one,
    tasks: Object.fromEntries(Object.entries(one.tasks).filter(([, doneMs]) => doneMs <= atMs)),
  }));
  const course = courseOf(tasks, known, { startsAtMs }, atMs);
  if (!course) throw new Error('every season asks for something');
  return course;
}

/** Share of what was asked that was done when the last due day was over. */
export function sharePlayed(branch: PlayedBranch): number {
  const course = courseAt(branch, branch.endsMs);
  if (courseEndsMs(course) > branch.endsMs) throw new Error('a season ends with its last due day');
  return (course.done.at(-1) ?? 0) / course.asked;
}
