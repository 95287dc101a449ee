import fc from 'fast-check';
import { histogramOf } from '../../cloudfunctions/shared/domain/histogram';
import {
  branchesAt,
  compareStandings,
  periodAt,
  periodKeysOf,
  summaryIdOf,
  weekStartAt,
  type CountedHeader,
  type PeriodKeys,
} from '../../cloudfunctions/shared/domain/summary';
import {
  contentOfBranch,
  mergeContents,
  segmentStandingsKept,
  standingsKept,
} from '../../cloudfunctions/shared/domain/summary-count';
import { segmentPeriods, segments } from '../../cloudfunctions/shared/contract/vocabulary';

const keys: PeriodKeys = { season: 'season', month: '202611', week: '2026W47' };
const nextWeek: PeriodKeys = { ...keys, week: '2026W48' };

const anyHeader = (branchId: string): fc.Arbitrary<CountedHeader> =>
  fc.record({
    memberId: fc.uuid(),
    eligible: fc.boolean(),
    segments: fc.subarray([...segments]),
    score: fc.integer({ min: 0, max: 60 }),
    reachedAtMs: fc.integer({ min: 0, max: 5 }),
    months: fc.dictionary(fc.constantFrom('202611', '202612'), fc.integer({ min: 0, max: 40 })),
    weeks: fc.dictionary(fc.constantFrom('2026W47', '2026W48'), fc.integer({ min: 0, max: 20 })),
    byBranch: fc.dictionary(fc.constantFrom(branchId, 'former'), fc.integer({ min: 0, max: 60 })),
  });

/** Branches with members of distinct ids. */
const anyTree = fc.tuple(
  ...['b1', 'b2', 'b3', 'b4'].map((id) =>
    fc.tuple(fc.constant(id), fc.array(anyHeader(id), { maxLength: 40 })),
  ),
);

describe('a merged summary equals a recount of all its members', () => {
  test('histograms, lists and counts, for season, month and week', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        const merged = mergeContents(
          tree.map(([id, headers]) => contentOfBranch(id, headers, keys)),
          keys,
        );
        const everybody = tree.flatMap(([, headers]) => headers);
        expect(merged.members).toBe(everybody.length);
        const points = {
          season: everybody.map((one) => one.score),
          month: everybody.map((one) => one.months['202611'] ?? 0),
          week: everybody.map((one) => one.weeks['2026W47'] ?? 0),
        };
        for (const period of ['season', 'month', 'week'] as const) {
          const expected = everybody
            .map((one, place) => ({
              memberId: one.memberId,
              points: points[period][place] ?? 0,
              reachedAtMs: one.reachedAtMs,
            }))
            .sort(compareStandings)
            .slice(0, standingsKept);
          expect(merged.periods[period]).toEqual({
            key: keys[period],
            histogram: histogramOf(points[period]),
            standings: expected,
          });
        }
      }),
    );
  });

  test('every segment is counted as if its members were alone', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        const merged = mergeContents(
          tree.map(([id, headers]) => contentOfBranch(id, headers, keys)),
          keys,
        );
        for (const segment of segments) {
          const alone = mergeContents(
            tree.map(([id, headers]) => {
              const of = headers.filter((one) => one.segments.includes(segment));
              return contentOfBranch(id, of, keys);
            }),
            keys,
          );
          expect(merged.segments[segment].members).toBe(alone.members);
          for (const period of segmentPeriods) {
            const { key, histogram, standings } = alone.periods[period];
            expect(merged.segments[segment].periods[period]).toEqual({
              ...{ key, histogram },
              standings: standings.slice(0, segmentStandingsKept),
            });
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  test('the grouping and the order of the parts do not matter', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        const parts = tree.map(([id, headers]) => contentOfBranch(id, headers, keys));
        const [a, b, c, d] = parts;
        if (!a || !b || !c || !d) throw new Error('four branches');
        const whole = mergeContents(parts, keys);
        expect(
          mergeContents([mergeContents([d, b], keys), mergeContents([c, a], keys)], keys),
        ).toEqual(whole);
        expect(
          mergeContents([a, mergeContents([b, mergeContents([c, d], keys)], keys)], keys),
        ).toEqual(whole);
        expect(mergeContents([whole], keys)).toEqual(whole);
      }),
      { numRuns: 50 },
    );
  });

  test('only the first 500 are kept above the branches, and they are the right ones', () => {
    const members = (branch: string, count: number) =>
      Array.from({ length: count }, (_, place) =>
        header({
          memberId: `${branch}-${String(place).padStart(3, '0')}`,
          score: (place * 7) % 311,
        }),
      );
    const parts = ['b1', 'b2', 'b3'].map((id) => contentOfBranch(id, members(id, 300), keys));
    const once = mergeContents(parts, keys);
    expect(once.periods.season.standings).toHaveLength(500);
    expect(once.members).toBe(900);
    const [b1, b2, b3] = parts;
    if (!b1 || !b2 || !b3) throw new Error('three branches');
    expect(mergeContents([mergeContents([b1, b2], keys), b3], keys)).toEqual(once);
  });
});

function header(more: Partial<CountedHeader> & { memberId: string }): CountedHeader {
  return {
    eligible: true,
    segments: [],
    score: 0,
    reachedAtMs: 0,
    months: {},
    weeks: {},
    byBranch: {},
    ...more,
  };
}

describe('figures of a branch', () => {
  const members = [
    header({
      memberId: 'm1',
      score: 50,
      months: { '202611': 30 },
      weeks: { '2026W47': 10 },
      byBranch: { b1: 20, former: 30 },
    }),
    header({ memberId: 'm2', score: 10, months: { '202611': 10 }, byBranch: { b1: 10 } }),
    header({
      memberId: 'm3',
      score: 40,
      months: { '202611': 40 },
      byBranch: { b1: 40 },
      eligible: false,
    }),
    header({ memberId: 'm4' }),
  ];
  const [figures] = contentOfBranch('b1', members, keys).branches;

  test('the season counts what was earned in the branch; the mean is held by eligible members alone', () => {
    expect(figures).toEqual({
      branchId: 'b1',
      members: 4,
      eligible: 3,
      season: { earned: 70, sum: 30, sumSquares: 500 },
      month: { earned: 80, sum: 40, sumSquares: 1000 },
      week: { earned: 10, sum: 10, sumSquares: 100 },
      weekStart: { earned: 60, sum: 20, sumSquares: 200 },
    });
  });

  test('what somebody who left earned here stays in the total, and moves neither mean nor index', () => {
    const left = header({
      memberId: 'm5',
      score: 90,
      months: { '202611': 50 },
      weeks: { '2026W47': 20 },
      byBranch: { b1: 25, b2: 65 },
      formerBranchIds: ['b1'],
      formerBranches: { b1: { months: { '202611': 15 }, weeks: { '2026W47': 5 } } },
    });
    const content = contentOfBranch('b1', members, keys, [left]);
    expect(content.branches).toEqual([
      {
        ...figures,
        season: { ...figures?.season, earned: 95 },
        month: { ...figures?.month, earned: 95 },
        week: { ...figures?.week, earned: 15 },
        weekStart: { ...figures?.weekStart, earned: 80 },
      },
    ]);
    expect(content.members).toBe(4);
    const [there] = contentOfBranch('b2', [left], keys).branches;
    expect([there?.season.earned, there?.month.earned, there?.week.earned]).toEqual([65, 35, 15]);
  });

  test('a moved member keeps the whole score in the ranking of members', () => {
    expect(contentOfBranch('b1', members, keys).periods.season.standings[0]).toEqual({
      memberId: 'm1',
      points: 50,
      reachedAtMs: 0,
    });
  });
});

describe('how everybody stood when the week began', () => {
  test('is the season without the week, in every part and merged', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        const parts = tree.map(([id, headers]) => contentOfBranch(id, headers, keys));
        const before = tree.flatMap(([, headers]) =>
          headers.map((one) => one.score - (one.weeks['2026W47'] ?? 0)),
        );
        expect(mergeContents(parts, keys).weekStart).toEqual({
          key: '2026W47',
          histogram: histogramOf(before),
        });
      }),
    );
  });

  const content = contentOfBranch(
    'b1',
    [header({ memberId: 'm1', score: 9, weeks: { '2026W47': 4 }, byBranch: { b1: 9 } })],
    keys,
  );
  const season = content.periods.season.histogram;

  test('is the season itself in a week that has begun and was not counted yet', () => {
    const { weekStart } = content;
    expect(weekStartAt({ weekStart, season }, '2026W47')).toEqual([[5, 1]]);
    expect(weekStartAt({ weekStart, season }, '2026W48')).toEqual([[9, 1]]);
    expect(branchesAt(content, nextWeek)[0]?.weekStart?.earned).toBe(9);
  });

  test('merges with what was counted before there was such a count', () => {
    const { weekStart, ...old } = content;
    expect(weekStart).toBeDefined();
    expect(mergeContents([old, content], keys).weekStart?.histogram).toEqual([
      [9, 1],
      [5, 1],
    ]);
  });
});

describe('a month or week that is over', () => {
  const members = [
    header({
      memberId: 'm1',
      score: 9,
      weeks: { '2026W47': 9 },
      reachedAtMs: 5,
      byBranch: { b1: 9 },
    }),
    header({
      memberId: 'm2',
      score: 4,
      weeks: { '2026W47': 4 },
      reachedAtMs: 2,
      byBranch: { b1: 4 },
    }),
  ];
  const content = contentOfBranch('b1', members, keys);
  const weekAt = (members: number, key: string) =>
    periodAt({ members, counted: content.periods.week }, key);

  test('counts as it stands while it runs', () => {
    expect(weekAt(2, '2026W47')).toBe(content.periods.week);
  });

  test('is zero for everybody in the next one, before anything was counted anew', () => {
    expect(weekAt(2, '2026W48')).toEqual({
      key: '2026W48',
      histogram: [[0, 2]],
      standings: [
        { memberId: 'm2', points: 0, reachedAtMs: 2 },
        { memberId: 'm1', points: 0, reachedAtMs: 5 },
      ],
    });
  });

  test('an incomplete list says nothing about who stands where', () => {
    expect(weekAt(700, '2026W48')).toEqual({
      key: '2026W48',
      histogram: [[0, 700]],
      standings: [],
    });
  });

  test('an empty branch stays empty', () => {
    const empty = contentOfBranch('b2', [], keys);
    expect(periodAt({ members: 0, counted: empty.periods.week }, '2026W48')).toEqual({
      key: '2026W48',
      histogram: [],
      standings: [],
    });
  });

  test('a merge sees the new week in every part, and the season as it was', () => {
    const fresh = contentOfBranch(
      'b2',
      [header({ memberId: 'm3', weeks: { '2026W48': 3 }, score: 3 })],
      nextWeek,
    );
    const merged = mergeContents([content, fresh], nextWeek);
    expect(merged.periods.week.histogram).toEqual([
      [3, 1],
      [0, 2],
    ]);
    expect(merged.periods.season.histogram).toEqual([
      [9, 1],
      [4, 1],
      [3, 1],
    ]);
    expect(merged.branches.map((one) => one.week.earned)).toEqual([0, 3]);
    expect(merged.branches.map((one) => one.season.earned)).toEqual([13, 0]);
  });

  test('the branches of a current summary are given as they stand', () => {
    expect(branchesAt(content, keys)).toBe(content.branches);
  });
});

test('the periods of an instant are those of Asia/Shanghai', () => {
  const mondayMidnight = Date.parse('2026-11-30T00:00:00+08:00');
  expect(periodKeysOf(mondayMidnight - 1)).toEqual({
    season: 'season',
    month: '202611',
    week: '2026W48',
  });
  expect(periodKeysOf(mondayMidnight)).toEqual({
    season: 'season',
    month: '202611',
    week: '2026W49',
  });
  expect(summaryIdOf('s', 'o')).toBe('s:o');
});
