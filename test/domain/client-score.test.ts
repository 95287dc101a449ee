import fc from 'fast-check';
import type { HomeLecture, HomeSession } from '../../cloudfunctions/shared/contract/home';
import type { ScoreEntry } from '../../cloudfunctions/shared/contract/score';
import { seasonDayOf } from '../../cloudfunctions/shared/domain/season-time';
import { nextGoalOf } from '../../cloudfunctions/shared/contract/score-goal';
import { nextSteps } from '../../src/features/score/next';
import { weeksInARow } from '../../src/features/score/weeks';
import { dayMs } from '../../cloudfunctions/shared/domain/season-time';
import { startsAtMs } from '../tools/builders';

describe('the next goal', () => {
  test.each([
    [0, { goal: 100, missing: 100, share: 0 }],
    [1, { goal: 100, missing: 99, share: 0.01 }],
    [99, { goal: 100, missing: 1, share: 0.99 }],
    [100, { goal: 200, missing: 100, share: 0 }],
    [348, { goal: 400, missing: 52, share: 0.48 }],
    [-5, { goal: 100, missing: 105, share: 0 }],
  ])('of %d points', (score, goal) => {
    expect(nextGoalOf(score)).toEqual(goal);
  });

  test('is always ahead, and never more than a hundred', () => {
    fc.assert(
      fc.property(fc.nat(5000), (score) => {
        const { goal, missing, share } = nextGoalOf(score);
        expect(goal - score).toBe(missing);
        expect(missing).toBeGreaterThan(0);
        expect(missing).toBeLessThanOrEqual(100);
        expect(share).toBeCloseTo(1 - missing / 100);
      }),
    );
  });
});

/** Entries so many weeks before the present Wednesday. */
const entries = (...weeksAgo: number[]): ScoreEntry[] =>
  weeksAgo.map((weeks, index) => ({
    key: `watch:${index}`,
    rule: 'watch',
    points: 1,
    atMs: startsAtMs - weeks * 7 * dayMs,
    day: seasonDayOf(startsAtMs - weeks * 7 * dayMs),
    capped: false,
  }));

describe('weeks in a row', () => {
  test.each<[string, number[], number]>([
    ['nothing yet', [], 0],
    ['this week alone', [0, 0], 1],
    ['this week and those before', [2, 0, 1], 3],
    ['a present week that is still empty breaks nothing', [1, 2], 2],
    ['a week without anything ends the row', [0, 1, 3, 4], 2],
    ['two weeks without anything: no row', [2, 3], 0],
  ])('%s', (_, weeksAgo, row) => {
    expect(weeksInARow(entries(...weeksAgo), startsAtMs)).toBe(row);
  });

  test('what was taken back does not count', () => {
    const [one] = entries(1);
    if (!one) throw new Error('one entry');
    const taken = { ...one, key: 'watch:0:reversed:1', points: -1 };
    expect(weeksInARow([one, taken, ...entries(0)], startsAtMs)).toBe(1);
  });

  test('a week begins on Monday in Shanghai', () => {
    const monday = Date.parse('2026-11-23T00:00:00+08:00');
    const sunday = { ...entries(0)[0]!, day: '20261122' };
    expect(weeksInARow([sunday], monday - 1)).toBe(1);
    expect(weeksInARow([sunday], monday)).toBe(1);
    expect(weeksInARow([sunday], monday + 7 * dayMs)).toBe(0);
  });
});

describe('what can still earn', () => {
  const rules = {
    version: 1,
    checkIn: { onTime: 10, late: 5, dayCap: 20 },
    watch: { points: 1, everySeconds: 120, dayCap: 10 },
    lectureDone: { points: 3 },
    quiz: { points: 1, most: 5 },
    service: { points: 5, dayCap: 15 },
    task: { points: 20 },
  };
  const session = (more: Partial<HomeSession>): HomeSession => ({
    sessionId: 's1',
    title: '第一课',
    startsAtMs,
    endsAtMs: startsAtMs,
    checkInOpensAtMs: startsAtMs,
    checkInClosesAtMs: startsAtMs,
    venue: '',
    required: true,
    recorded: 'none',
    ...more,
  });
  const lecture = (coverage: number): HomeLecture => ({
    lectureId: 'l1',
    title: '微课',
    durationSeconds: 600,
    coverage,
    posterUrl: '',
  });

  test.each<[string, HomeSession[], HomeLecture[], number[]]>([
    ['a session', [session({})], [], [10]],
    ['one that was attended already', [session({ recorded: 'present' })], [], []],
    ['one that was called off', [session({ news: 'cancelled' })], [], []],
    ['a whole lecture', [], [lecture(0)], [8]],
    ['half of one', [], [lecture(0.5)], [5]],
    ['the completion alone', [], [lecture(0.95)], [3]],
    ['sessions before lectures', [session({})], [lecture(0)], [10, 8]],
  ])('%s', (_, sessions, lectures, points) => {
    expect(nextSteps({ sessions, lectures }, rules).map((one) => one.points)).toEqual(points);
  });
});
