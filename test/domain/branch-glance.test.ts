import {
  glanceOf,
  openNudgeOf,
  type GlanceRecord,
  weeksShownOf,
} from '../../cloudfunctions/shared/domain/branch-glance';
import { readWhole } from '../../cloudfunctions/shared/domain/rank-slices';
import { tableOf } from '../../cloudfunctions/shared/domain/rank-table';
import { placesGained } from '../../cloudfunctions/shared/domain/ranking';

const week = '2026W48';
const record = (
  memberId: string,
  score: number,
  more: Partial<GlanceRecord> = {},
): GlanceRecord => ({
  memberId,
  score,
  reachedAtMs: 0,
  weeks: {},
  ...more,
});
describe('the weeks of the chart', () => {
  const weekMs = 7 * 86_400_000;
  const nowMs = Date.parse('2026-11-25T12:00:00+08:00');
  test.each([
    ['eight of a long season', -20, undefined, 8],
    ['no week before the season', -2, undefined, 3],
    ['no week before the branch', -20, -1, 2],
    ['not the season’s first ones of a branch that was there before', -1, -20, 2],
    ['the running week at least, before the season begins', 1, undefined, 1],
  ])('%s', (_what, begins, created, count) => {
    const season = { startsAtMs: nowMs + begins * weekMs };
    const branch = created === undefined ? {} : { createdAtMs: nowMs + created * weekMs };
    const weeks = weeksShownOf(season, branch, nowMs);
    expect(weeks).toHaveLength(count);
    expect(weeks.at(-1)).toBe('2026W48');
  });
  test('a season that begins on a Sunday has a week that ends there', () => {
    const season = { startsAtMs: Date.parse('2026-11-22T00:00:00+08:00') };
    expect(weeksShownOf(season, {}, nowMs)).toEqual(['2026W47', '2026W48']);
  });
});

const idsOf = (rows: readonly { memberId: string }[]) => rows.map((one) => one.memberId);

describe('a branch at a glance', () => {
  const glance = glanceOf(
    [
      record('none', 0),
      record('corrected', -5),
      record('first', 250, { weeks: { [week]: 3 } }),
      record('later', 195, { reachedAtMs: 2 }),
      record('sooner', 195, { reachedAtMs: 1 }),
      record('near', 190),
      record('reached', 200),
      record('far', 189),
    ],
    week,
  );

  test('counts everybody, and who is active this week', () => {
    expect([glance.members, glance.activeThisWeek]).toEqual([8, 1]);
  });

  test('three lead; of equal points who had them first', () => {
    expect(idsOf(glance.leading)).toEqual(['first', 'reached', 'sooner']);
  });

  test('who has no points has not started, whatever was taken back', () => {
    expect(idsOf(glance.notStarted)).toEqual(['none', 'corrected']);
  });

  test('close to the goal is who misses one session at most, the closest first', () => {
    expect(glance.nearGoal.map((one) => [one.memberId, one.missing, one.goal])).toEqual([
      ['later', 5, 200],
      ['sooner', 5, 200],
      ['near', 10, 200],
    ]);
  });

  test('no more than ten are named as close', () => {
    const many = Array.from({ length: 30 }, (_, place) => record(`m${place}`, 95));
    expect(glanceOf(many, week).nearGoal).toHaveLength(10);
  });

  test('says of a reminder of this week when it was, and nothing of an older one', () => {
    const nudged = (of: string) => record('m1', 0, { nudge: { week: of, atMs: 7, by: 's' } });
    expect(glanceOf([nudged(week)], week).notStarted[0]).toMatchObject({ nudgedAtMs: 7 });
    expect(glanceOf([nudged('2026W47')], week).notStarted[0]).not.toHaveProperty('nudgedAtMs');
  });
});

test.each<[string, Parameters<typeof openNudgeOf>[0], number | undefined]>([
  ['nobody reminded', { reachedAtMs: 5 }, undefined],
  ['reminded this week', { reachedAtMs: 5, nudge: { week, atMs: 9, by: 's' } }, 9],
  ['something earned since', { reachedAtMs: 10, nudge: { week, atMs: 9, by: 's' } }, undefined],
  ['another week', { reachedAtMs: 5, nudge: { week: '2026W47', atMs: 9, by: 's' } }, undefined],
])('a reminder stands until something was earned: %s', (_, of, shown) => {
  expect(openNudgeOf(of, week)).toBe(shown);
});

test.each([
  ['up', 1, 20, 2],
  ['down', 5, 20, -2],
  ['not at all', 3, 20, 0],
  ['nobody had anything: no place to move from', 1, 0, undefined],
])('places gained: %s', (_, rankNow, before, gained) => {
  const weekStart: [number, number][] = [
    [30, 2],
    [20, 1],
    [0, 4],
  ];
  expect(placesGained(rankNow, before, readWhole(tableOf(weekStart)))).toBe(gained);
});
