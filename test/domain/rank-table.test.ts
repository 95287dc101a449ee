import fc from 'fast-check';
import { histogramOf } from '../../cloudfunctions/shared/domain/histogram';
import {
  histogramIn,
  membersAbove,
  nextScoreAbove,
  tableOf,
} from '../../cloudfunctions/shared/domain/rank-table';

const anyPoints = fc.array(fc.integer({ min: -20, max: 40 }), { maxLength: 120 });

test('says of any points what a list of all members says', () => {
  fc.assert(
    fc.property(anyPoints, fc.integer({ min: -25, max: 45 }), (points, asked) => {
      const table = tableOf(histogramOf(points));
      const above = points.filter((other) => other > asked);
      expect(membersAbove(table, asked)).toBe(above.length);
      expect(nextScoreAbove(table, asked)).toBe(
        above.length > 0 ? above.reduce((least, one) => Math.min(least, one)) : undefined,
      );
    }),
  );
});

test('gives back the histogram that it was made of', () => {
  fc.assert(
    fc.property(anyPoints, (points) => {
      expect(histogramIn(tableOf(histogramOf(points)))).toEqual(histogramOf(points));
    }),
  );
});

test.each([
  [30, undefined],
  [20, 30],
  [19, 20],
  [0, 10],
])('above %i comes %s', (points, next) => {
  expect(nextScoreAbove(tableOf(histogramOf([10, 30, 20, 20])), points)).toBe(next);
});

test.each([
  ['a fraction of a point', [[0.5, 1]]],
  ['more points than a row has room for', [[40_000_000, 1]]],
  ['fewer points than a row has room for', [[-40_000_000, 1]]],
  ['more members than a row has room for', [[1, 3_000_000_000]]],
] as [string, [number, number][]][])('refuses %s instead of keeping something else', (_, pairs) => {
  expect(() => tableOf(pairs)).toThrow(RangeError);
});

test('has room for as many members as there are in any country', () => {
  const table = tableOf([
    [800, 1_400_000_000],
    [-5, 1],
  ]);
  expect([membersAbove(table, 0), membersAbove(table, -6)]).toEqual([1_400_000_000, 1_400_000_001]);
});
