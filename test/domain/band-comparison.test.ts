import fc from 'fast-check';
import { bandComparisonOf } from '../../cloudfunctions/shared/domain/band-comparison';
import type { BranchFigures } from '../../cloudfunctions/shared/domain/summary';

const points = (sum: number) => ({ earned: sum, sum, sumSquares: 0 });
const branch = (branchId: string, eligible: number, mean: number): BranchFigures => ({
  branchId,
  members: eligible,
  eligible,
  season: points(mean * eligible),
  month: points(0),
  week: points(0),
});
const ofSize = (eligible: number, ...means: number[]) =>
  means.map((mean, place) => branch(`b${eligible}-${place}`, eligible, mean));

test('a branch stands beside those of its size alone', () => {
  const figures = [...ofSize(20, 10, 20, 30, 40, 50), ...ofSize(200, 500, 600, 700, 800, 900)];
  expect(bandComparisonOf(figures, 'b20-3')).toEqual({
    sizeBand: 'medium',
    branches: 5,
    place: 2,
    own: 40,
    quartiles: [20, 30, 40],
    least: 10,
    most: 50,
  });
});

test.each([
  ['fewer than five of its size', ofSize(20, 1, 2, 3, 4), 'b20-0'],
  ['nobody who counts', [...ofSize(5, 1, 2, 3, 4, 5), branch('empty', 0, 0)], 'empty'],
  ['a branch that was not counted', ofSize(5, 1, 2, 3, 4, 5), 'unknown'],
])('says nothing of %s', (_, figures, branchId) => {
  expect(bandComparisonOf(figures, branchId)).toBeUndefined();
});

test('a branch without anybody who counts is nobody to compare with', () => {
  const figures = [...ofSize(5, 1, 2, 3, 4), branch('empty', 0, 0)];
  expect(bandComparisonOf(figures, 'b5-0')).toBeUndefined();
});

test('quarters stand in order between the least and the most, and the middle halves the band', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(900), { minLength: 5, maxLength: 40 }), (means) => {
      const found = bandComparisonOf(ofSize(7, ...means), 'b7-0');
      if (!found) throw new Error('enough branches');
      const { least, most, quartiles } = found;
      const inOrder = [least, ...quartiles, most];
      expect([...inOrder].sort((a, b) => a - b)).toEqual(inOrder);
      expect([least, most]).toEqual([Math.min(...means), Math.max(...means)]);
      const below = means.filter((mean) => mean < quartiles[1]).length;
      expect(below).toBeLessThanOrEqual(means.length / 2);
    }),
  );
});
