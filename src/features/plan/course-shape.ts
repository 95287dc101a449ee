import type { CourseFigures } from '@contract/balance';

/** Points of a plot, both axes in whole tenths of a percent of its width and height, the height from above. */
type Point = readonly [x: number, y: number];

/** The parts of a small plot as paths of `clip-path`: one element each, whatever the number of weeks. */
export interface CourseShape {
  /** What was done, as an area. */
  done: string;
  /** What is due, as a line two pixels thick. */
  due: string;
}

/** `week`: the running one, which is half over on the whole. */
export function courseShape({ asked, due, done }: CourseFigures, week: number): CourseShape {
  const last = due.length;
  const point = (at: number, count: number): Point => [
    rounded((100 * Math.min(at, last)) / last),
    rounded(100 - (100 * count) / asked),
  ];
  const seen = done.slice(0, week + 1);
  const past = seen.map((count, at): Point => point(at + (at === week ? 0.5 : 1), count));
  const latest = point(week + 0.5, seen[seen.length - 1] ?? 0);
  const area: Point[] = [[0, 100], ...past, latest, [latest[0], 100]];
  const line: Point[] = [[0, 100], ...due.map((count, at) => point(at + 1, count))];
  return {
    done: `polygon(${area.map(([x, y]) => `${x}% ${y}%`).join(',')})`,
    due: `polygon(${[
      ...line.map(([x, y]) => `${x}% calc(${y}% - 1px)`),
      ...line.reverse().map(([x, y]) => `${x}% calc(${y}% + 1px)`),
    ].join(',')})`,
  };
}

const rounded = (value: number) => Math.round(value * 10) / 10;

/** Shares that are done now and that were due when the running week began: what falls due in it has time until its end. */
export function sharesOf({ asked, due, done }: CourseFigures, week: number) {
  const dueSoFar = week === 0 ? 0 : (due[Math.min(week, due.length) - 1] ?? 0);
  return { done: (done[done.length - 1] ?? 0) / asked, due: dueSoFar / asked };
}
