import type { CourseMark } from '../contract/balance';
import { courseEndsMs, type PlanCourse, valueAt, weekBeginsMs, weekIn } from './plan-course';
import type { Season } from './season';
import { dayMs } from './season-time';

/**
 * The goal of a branch: so much of all that its members are asked for is done when the last due day is over. Who runs the season sets it
 * (`goalPercent`); until then it is four fifths, the share at which a branch's election counts as attended
 * (中国共产党基层组织选举工作条例: 到会人数不少于应到会人数的五分之四).
 */
export const usualGoal = 0.8;

export const goalOf = ({ goalPercent }: Pick<Season, 'goalPercent'>): number =>
  goalPercent === undefined ? usualGoal : goalPercent / 100;

/**
 * The rule of the forecast. Work is open from the week before it is due until it is done. In each of the last four whole weeks some share of what
 * was open was done; their common share, with a little of what is usual (so that a branch of three is not judged by one quiet
 * week), goes on until the last due day, over the open work of each week to come. So a plan whose tasks fall due at the end looks no worse than
 * one whose tasks fall due early, as it would if points or tasks a week were simply extended. `low` is the same with the share one-sidedly 90 %
 * sure: its variance is binomial, widened by how unevenly the four weeks went (Pearson's dispersion).
 * How often that is right ten days ahead: `npm run early-warning`, docs/early-warning.md.
 */
const weeksLookedAt = 4;
/** A share a week that is usual, and how many pieces of open work it weighs; a trial with 0 to 20 differed by a hundredth. */
const usual = { share: 0.35, weight: 10 };
const sureness = 1.28;

export interface Forecast {
  /** Share of what is asked that will be done on the last due day. */
  share: number;
  /** What it is with 90 % sureness at least. */
  low: number;
}

export interface Warning {
  mark: CourseMark;
  /** Done are still to be until the goal is reached. */
  missing: number;
  /** Days until the last due day is over; 0 from then on. */
  daysLeft: number;
  /** Whole weeks that were looked at, and what was done in them. */
  weeks: number;
  doneLately: number;
  /** Absent before anything was open for a whole week, and once all is over. */
  forecast?: Forecast;
}

/** How a course stands towards the goal, and why. */
export function warningOf(course: PlanCourse, nowMs: number, goal = usualGoal): Warning {
  const done = course.done.at(-1) ?? 0;
  const missing = Math.max(0, Math.ceil(course.asked * goal - 1e-9) - done);
  const leftMs = courseEndsMs(course) - nowMs;
  const looked = lookedAt(course, nowMs);
  const forecast = leftMs > 0 ? forecastOf(course, nowMs) : undefined;
  return {
    mark: leftMs > 0 || missing === 0 ? markOf(missing, forecast, goal) : 'missed',
    missing,
    daysLeft: Math.max(0, Math.ceil(leftMs / dayMs)),
    weeks: looked.length,
    doneLately: looked.reduce((sum, one) => sum + one.done, 0),
    ...(forecast ? { forecast } : {}),
  };
}

function markOf(missing: number, forecast: Forecast | undefined, goal: number): CourseMark {
  if (missing === 0) return 'reached';
  if (!forecast) return 'early';
  if (forecast.share < goal) return 'likely';
  return forecast.low < goal ? 'possible' : 'on-course';
}

interface Week {
  open: number;
  done: number;
}

/** The last whole weeks, the latest first. Done is whatever was; open never less than that. */
function lookedAt(course: PlanCourse, nowMs: number): Week[] {
  const present = weekIn(course, nowMs);
  const weeks = Array.from({ length: Math.min(weeksLookedAt, present) }, (_, ago) => {
    const week = present - 1 - ago;
    const before = valueAt(course.done, week - 1);
    const done = valueAt(course.done, week) - before;
    return { open: Math.max(done, openIn(course, week, before)), done };
  });
  return weeks.filter(({ open }) => open > 0);
}

/** Work that is open in a week: due by the end of the next one, and not done. */
const openIn = ({ due }: PlanCourse, week: number, done: number) =>
  Math.max(0, valueAt(due, week + 1) - done);

/** The share that will be done; undefined where nothing was open for a whole week yet. */
export function forecastOf(course: PlanCourse, nowMs: number): Forecast | undefined {
  const weeks = lookedAt(course, nowMs);
  if (weeks.length === 0 || course.asked === 0) return undefined;
  const open = weeks.reduce((sum, one) => sum + one.open, 0);
  const done = weeks.reduce((sum, one) => sum + one.done, 0);
  const share = (done + usual.weight * usual.share) / (open + usual.weight);
  const seen = (open + usual.weight) / dispersionOf(weeks, done / open);
  const deviation = Math.sqrt((share * (1 - share)) / Math.max(1, seen));
  return {
    share: finallyDone(course, share, nowMs) / course.asked,
    low: finallyDone(course, Math.max(0, share - sureness * deviation), nowMs) / course.asked,
  };
}

/** Pearson's: how much more the weeks differ than chance alone lets them; at least 1. */
function dispersionOf(weeks: readonly Week[], share: number): number {
  if (weeks.length < 2) return 1;
  const variance = Math.max(0.02, share * (1 - share));
  const squares = weeks.map(({ open, done }) => (done - open * share) ** 2 / (open * variance));
  return Math.max(1, squares.reduce((sum, one) => sum + one, 0) / (weeks.length - 1));
}

/** What is done on the last due day if each week this share of the open work is. */
function finallyDone(course: PlanCourse, share: number, nowMs: number): number {
  const endsMs = courseEndsMs(course);
  let done = course.done.at(-1) ?? 0;
  for (let atMs = nowMs, week = weekIn(course, nowMs); atMs < endsMs; week += 1) {
    const untilMs = Math.min(endsMs, weekBeginsMs(course, week + 1));
    const part = (untilMs - atMs) / (7 * dayMs);
    done += openIn(course, week, done) * (1 - (1 - share) ** part);
    atMs = untilMs;
  }
  return done;
}

const urgency: Readonly<Record<CourseMark, number>> = {
  ...{ missed: 0, likely: 1, possible: 2, early: 3, 'on-course': 4, reached: 5 },
};

/** Who needs attention first: by mark, then by how little will be done. */
export function compareWarnings(a: Warned, b: Warned): number {
  return urgency[a.warning.mark] - urgency[b.warning.mark] || expectedShare(a) - expectedShare(b);
}

export interface Warned {
  course: PlanCourse;
  warning: Warning;
}

const expectedShare = ({ course, warning }: Warned) =>
  warning.forecast?.share ?? (course.done.at(-1) ?? 0) / course.asked;
