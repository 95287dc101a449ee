import fc from 'fast-check';
import { addHistograms, histogramOf } from '../../cloudfunctions/shared/domain/histogram';
import {
  readSlices,
  readWhole,
  slicesAround,
  slicesOf,
} from '../../cloudfunctions/shared/domain/rank-slices';
import { membersAbove, tableOf } from '../../cloudfunctions/shared/domain/rank-table';
import {
  mayBeListed,
  neighboursOf,
  orderTiesByName,
  ownPlaceOf,
  pageLength,
  pageOf,
  ranked,
} from '../../cloudfunctions/shared/domain/ranking';
import { compareStandings, type Standing } from '../../cloudfunctions/shared/domain/summary';

const standing = (memberId: string, points: number, reachedAtMs = 0): Standing => ({
  memberId,
  points,
  reachedAtMs,
});

const standingsOf = (points: readonly number[]) =>
  points.map((value, place) => standing(`m${place}`, value)).sort(compareStandings);

const listOf = (standings: Standing[]) => ({
  ...{ listed: standings.length, from: 0, firstRank: 1, standings },
});

const anyPoints = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 120 });

describe('ranks', () => {
  test.each([
    ['nobody', [], []],
    ['one', [7], [1]],
    ['shared', [9, 8, 8, 5], [1, 2, 2, 4]],
    ['shared at the top', [9, 9, 9, 1], [1, 1, 1, 4]],
    ['all without points', [0, 0, 0], [1, 1, 1]],
  ])('%s', (_, points, ranks) => {
    expect(ranked(standingsOf(points)).map((row) => row.rank)).toEqual(ranks);
  });

  test('a rank is 1 + the members with more points, by list and by table', () => {
    fc.assert(
      fc.property(anyPoints, (points) => {
        for (const row of ranked(standingsOf(points))) {
          const bruteForce = 1 + points.filter((other) => other > row.points).length;
          expect(row.rank).toBe(bruteForce);
          expect(1 + membersAbove(tableOf(histogramOf(points)), row.points)).toBe(bruteForce);
        }
      }),
    );
  });

  test.each([
    ['more points first', standing('b', 5, 9), standing('a', 4, 1)],
    ['of equal points the one who had them first', standing('b', 5, 1), standing('a', 5, 2)],
    ['of equal points and times the lower id', standing('a', 5, 1), standing('b', 5, 1)],
  ])('order: %s', (_, first, second) => {
    expect([second, first].sort(compareStandings)).toEqual([first, second]);
    expect([first, second].sort(compareStandings)).toEqual([first, second]);
  });
});

describe('histograms', () => {
  test('adding those of the parts gives that of the whole, in any grouping', () => {
    fc.assert(
      fc.property(anyPoints, anyPoints, anyPoints, (a, b, c) => {
        const whole = histogramOf([...a, ...b, ...c]);
        const [x, y, z] = [histogramOf(a), histogramOf(b), histogramOf(c)];
        expect(addHistograms([x, y, z])).toEqual(whole);
        expect(addHistograms([addHistograms([z, x]), y])).toEqual(whole);
        expect(membersAbove(tableOf(whole), -1)).toBe(a.length + b.length + c.length);
      }),
    );
  });
});

describe('the own place', () => {
  const standings = standingsOf([50, 40, 40, 10]);
  const table = readWhole(tableOf(histogramOf([50, 40, 40, 10, 5, 5])));

  test.each([
    ['at the top', 'm0', 99, { rank: 1, points: 50, toNext: undefined, total: 6 }],
    [
      'in the list it is what the list says, not what was earned a second ago',
      'm3',
      60,
      { rank: 4, points: 10, toNext: 30, total: 6 },
    ],
    ['beyond the list it is counted', 'elsewhere', 5, { rank: 5, points: 5, toNext: 5, total: 6 }],
    ['not counted yet', 'new', 0, { rank: 7, points: 0, toNext: 5, total: 7 }],
  ])('%s', (_, memberId, pointsNow, place) => {
    expect(ownPlaceOf({ table, standings, members: 6 }, memberId, pointsNow)).toEqual(place);
  });
});

describe('the own place from slices', () => {
  const scores = fc.array(
    fc.oneof(fc.integer({ min: -30, max: 300 }), fc.integer({ min: 0, max: 5_000 })),
    { minLength: 1, maxLength: 80 },
  );

  test('in the list and beyond it is what counting says, from nothing but the slice of the own points', () => {
    fc.assert(
      fc.property(
        scores,
        fc.nat({ max: 80 }),
        fc.integer({ min: 0, max: 200 }),
        (points, listed, more) => {
          const everybody = standingsOf(points);
          const slices = slicesOf(tableOf(histogramOf(points)));
          for (const { memberId, points: counted } of everybody) {
            // The record may have more by now than what was counted.
            const now = counted + more;
            const asked = slicesAround(now);
            const read = Object.fromEntries(
              asked.flatMap((name) => (name in slices ? [[name, slices[name] ?? '']] : [])),
            );
            const source = {
              ...{ table: readSlices(read, asked), members: points.length },
              standings: everybody.slice(0, listed),
            };
            const isListed = source.standings.some((one) => one.memberId === memberId);
            const shown = isListed ? counted : now;
            const above = points.filter((one) => one > shown);
            expect(ownPlaceOf(source, memberId, now)).toEqual({
              ...{ rank: above.length + 1, points: shown },
              toNext: above.length > 0 ? Math.min(...above) - shown : undefined,
              total: points.length,
            });
          }
        },
      ),
    );
  });

  test('ranks that were not read are none', () => {
    const slices = slicesOf(tableOf(histogramOf([900, 500, 20])));
    const source = { table: readSlices(slices, []), members: 3, standings: [] };
    expect(() => ownPlaceOf(source, 'm', 1_000)).toThrow(RangeError);
  });
});

describe('neighbours', () => {
  const standings = standingsOf([9, 8, 7, 7, 5, 4, 3]);

  test.each([
    ['m0', [1, 2, 3]],
    ['m1', [1, 2, 3, 3]],
    ['m3', [2, 3, 3, 5, 6]],
    ['m6', [5, 6, 7]],
  ])('around %s', (memberId, ranks) => {
    const around = neighboursOf(standings, memberId);
    expect(around?.map((row) => row.rank)).toEqual(ranks);
    expect(around?.some((row) => row.memberId === memberId)).toBe(true);
  });

  test('beyond the list there are none to be had', () => {
    expect(neighboursOf(standings, 'elsewhere')).toBeUndefined();
  });
});

describe('pages', () => {
  test('a walk over one version shows every member once, in order, with the rank of the whole list', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 230 }), (points) => {
        const standings = standingsOf(points);
        const list = listOf(standings);
        const walked = [];
        for (let offset: number | undefined = 0; offset !== undefined;) {
          const page = pageOf(list, offset);
          expect(page.rows.length).toBeLessThanOrEqual(pageLength);
          walked.push(...page.rows);
          offset = page.nextOffset;
        }
        expect(walked).toEqual(ranked(standings));
      }),
    );
  });

  test('a page of a list that was read in part is the same page', () => {
    const whole = listOf(standingsOf(Array.from({ length: 131 }, (_, n) => n >> 2)));
    const firstRank = ranked(whole.standings)[50]?.rank ?? 0;
    expect(firstRank).toBe(48);
    const part = { ...whole, from: 50, firstRank, standings: whole.standings.slice(50, 100) };
    expect(pageOf(part, 50)).toEqual(pageOf(whole, 50));
  });

  test.each([
    ['as many as the last one', 5, true],
    ['more', 6, true],
    ['fewer', 4, false],
  ])('may stand on a list of three: %s', (_, points, may) => {
    expect(mayBeListed({ least: 5, listed: 3 }, points)).toBe(may);
    expect(mayBeListed({ listed: 0 }, points)).toBe(false);
  });

  test('beyond the end there is an empty page and no next one', () => {
    expect(pageOf(listOf(standingsOf([1, 2])), 100)).toEqual({ rows: [], nextOffset: undefined });
  });

  test('only rows of equal points and time are ordered by name, as Chinese names are', () => {
    const row = (name: string, points: number, reachedAtMs: number) => ({
      memberId: name,
      points,
      reachedAtMs,
      rank: 1,
      name,
    });
    const rows = [
      row('张伟', 9, 1),
      row('王芳', 5, 1),
      row('李娜', 5, 2),
      row('陈静', 5, 2),
      row('赵强', 5, 3),
    ];
    expect(orderTiesByName(rows).map((one) => one.name)).toEqual([
      '张伟',
      '王芳',
      '陈静',
      '李娜',
      '赵强',
    ]);
  });
});
