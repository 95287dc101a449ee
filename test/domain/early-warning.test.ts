import { balanceOf } from '../../cloudfunctions/shared/domain/balance';
import {
  compareWarnings,
  forecastOf,
  warningOf,
} from '../../cloudfunctions/shared/domain/early-warning';
import {
  courseOf,
  joinedCourse,
  type PlanCourse,
} from '../../cloudfunctions/shared/domain/plan-course';
import { dayMs } from '../../cloudfunctions/shared/domain/season-time';
import { playedBranches } from '../simulation/plan-courses';
import { outcomesOf, precisionOf, recallOf } from '../simulation/warning-outcomes';

/** Monday, 2 November 2026, in Shanghai. */
const fromMs = Date.UTC(2026, 10, 1, 16);
const weeks = (count: number) => fromMs + count * 7 * dayMs;
/** The last due day is a Sunday. */
const course = (due: number[], done: number[], lastDueOn: string): PlanCourse => ({
  ...{ fromMs, asked: due.at(-1) ?? 0, lastDueOn, due, done },
});

describe('the course of a branch', () => {
  const member = (tasks: Record<string, number>, segments: 'line'[] = []) => {
    return { orgPath: ['district', 'branch'], segments, tasks };
  };
  const task = (_id: string, dueOn: string, segments: 'line'[] = []) => ({
    ...{ _id, dueOn, audience: { organisationIds: ['district'], segments } },
  });

  it('sums up what is due and what was done by the end of each week', () => {
    const tasks = [
      task('before', '20261020'),
      task('first', '20261108'),
      task('third', '20261116'),
      task('line', '20261118', ['line']),
    ];
    const members = [
      // Done ahead of the season, in the second week, and of a task that is not asked of them.
      member({ before: fromMs - dayMs, first: weeks(1), line: weeks(1) }),
      member({ first: weeks(2) - 1 }, ['line']),
      // Credited by a clock that is ahead of the count.
      member({ first: weeks(4) }),
    ];
    expect(courseOf(tasks, members, { startsAtMs: fromMs }, weeks(2) + dayMs)).toEqual({
      ...{ fromMs, asked: 10, lastDueOn: '20261118' },
      ...{ due: [6, 6, 10], done: [1, 3, 4] },
    });
  });

  it('is none where nobody is asked', () => {
    expect(
      courseOf([task('line', '20261108', ['line'])], [member({})], { startsAtMs: fromMs }, fromMs),
    ).toBe(undefined);
  });

  it('of several is their sum; a count stands still after its last week', () => {
    const one = course([2, 4], [1], '20261115');
    const two = course([1, 1, 3], [0, 1, 2], '20261122');
    expect(joinedCourse([one, two])).toEqual({
      ...{ fromMs, asked: 7, lastDueOn: '20261122' },
      ...{ due: [3, 5, 7], done: [1, 2, 3] },
    });
    expect(joinedCourse([])).toBe(undefined);
    const later = { ...two, fromMs: weeks(1) };
    expect(joinedCourse([later, one])).toEqual({
      ...{ fromMs, asked: 7, lastDueOn: '20261122' },
      ...{ due: [2, 5, 5, 7], done: [1, 1, 2, 3] },
    });
  });
});

describe('warnings', () => {
  // Ten tasks a week for ten weeks; the last due day is 10 January.
  const due = Array.from({ length: 10 }, (_, week) => 10 * (week + 1));
  const ends = '20270110';
  const done = (...perWeek: number[]) => {
    let sum = 0;
    return perWeek.map((one) => (sum += one));
  };
  it.each([
    ['every week what is due', done(10, 10, 10, 10, 10, 10, 10, 10, 5), 8.5, 'reached'],
    ['nearly all', done(9, 9, 9, 9, 9, 9, 9, 0), 7, 'on-course'],
    ['half of what is due', done(5, 5, 5, 5, 5, 5, 5, 5, 0), 8.5, 'likely'],
    ['stood still for four weeks', done(10, 10, 10, 10, 0, 0, 0, 0, 0), 8.5, 'likely'],
    ['slow, and caught up at last', done(0, 2, 2, 10, 18, 18, 18, 1), 7.5, 'on-course'],
    ['at the edge', done(9, 8, 8, 8, 9, 8, 8, 9, 0), 8.5, 'possible'],
    ['nothing at all', done(0, 0, 0, 0, 0), 4.5, 'likely'],
    ['the first week', done(2), 0.5, 'early'],
    ['over, and reached', done(80), 11, 'reached'],
    ['over, and missed', done(79), 11, 'missed'],
  ] as const)('%s', (_, counts, week, mark) => {
    expect(warningOf(course(due, [...counts], ends), weeks(week)).mark).toBe(mark);
  });

  it('tells why: what is missing, how long is left, what was done a week', () => {
    const warning = warningOf(course(due, done(5, 5, 5, 5, 5, 5, 5, 5, 1), ends), weeks(8.5));
    expect(warning).toMatchObject({ missing: 39, daysLeft: 11, weeks: 4, doneLately: 20 });
    expect(warning.forecast?.low).toBeLessThan(warning.forecast?.share ?? 0);
  });

  it('forecasts no more than what is asked, and no less than what is done', () => {
    const all = course(due, done(10, 10, 10, 10, 10, 10, 10, 10), ends);
    const forecast = forecastOf(all, weeks(8));
    expect(forecast?.share).toBeLessThanOrEqual(1);
    expect(forecast?.low).toBeGreaterThanOrEqual(0.8);
  });

  it('does not take a plan whose tasks fall due at the end for a slow branch', () => {
    const late = course([0, 0, 0, 0, 0, 0, 0, 20, 60, 100], done(0, 0, 0, 0, 0, 0, 12, 36), ends);
    expect(warningOf(late, weeks(8)).mark).toBe('on-course');
  });

  it('lets who needs attention stand first', () => {
    const of = (counts: number[], week: number) => {
      const one = course(due, counts, ends);
      return { course: one, warning: warningOf(one, weeks(week)) };
    };
    const slow = of(done(3, 3, 3, 3, 3, 3), 6);
    const slower = of(done(1, 1, 1, 1, 1, 1), 6);
    const good = of(done(10, 10, 10, 10, 10, 10), 6);
    expect([good, slow, slower].sort(compareWarnings)).toEqual([slower, slow, good]);
  });

  // The whole table: npm run early-warning.
  it('is right on random seasons, ten days ahead, about as often as the document says', () => {
    const marks = (wanted: readonly string[]) => (one: PlanCourse, nowMs: number) =>
      wanted.includes(warningOf(one, nowMs).mark);
    const rules = [marks(['likely']), marks(['likely', 'possible'])];
    const [likely, marked] = outcomesOf(playedBranches('ten days', 15, 20), rules, 10);
    if (!likely || !marked) throw new Error('each rule has its outcomes');
    expect(precisionOf(likely)).toBeGreaterThan(0.7);
    expect(recallOf(marked)).toBeGreaterThan(0.65);
    expect(precisionOf(marked)).toBeGreaterThan(0.55);
  });
});

describe('balance', () => {
  it.each([
    ['nobody', [], undefined],
    ['two are too few', [0.1, 0.9], undefined],
    ['all alike', [0.5, 0.5, 0.5], { near: 3, of: 3, middle: 0.5 }],
    ['ten points are near', [0.4, 0.5, 0.6], { near: 3, of: 3, middle: 0.5 }],
    ['one far ahead moves nothing', [0.4, 0.45, 0.5, 1], { near: 3, of: 4, middle: 0.475 }],
    ['two camps', [0.1, 0.1, 0.9, 0.9], { near: 0, of: 4, middle: 0.5 }],
  ])('%s', (_, shares, balance) => {
    expect(balanceOf(shares)).toEqual(balance);
  });
});
