import fc from 'fast-check';
import { histogramOf } from '../../cloudfunctions/shared/domain/histogram';
import {
  readSlices,
  sliceAt,
  slicesAround,
  slicesOf,
  tableIn,
} from '../../cloudfunctions/shared/domain/rank-slices';
import {
  membersAbove,
  nextScoreAbove,
  tableOf,
} from '../../cloudfunctions/shared/domain/rank-table';

const anyScore = fc.oneof(
  fc.integer({ min: -100, max: 200 }),
  fc.integer({ min: 0, max: 4_000 }),
  fc.integer({ min: 0, max: 30_000_000 }),
);
const anyPoints = fc.array(anyScore, { maxLength: 60 });

test('one slice says of its points what the whole table says', () => {
  fc.assert(
    fc.property(anyPoints, anyScore, (points, asked) => {
      const table = tableOf(histogramOf(points));
      const slices = slicesOf(table);
      for (const one of [asked, ...points, ...points.map((value) => value + 1)]) {
        const name = sliceAt(one);
        const read = readSlices(name in slices ? { [name]: slices[name] ?? '' } : {}, [name]);
        const text = read(one);
        expect(text).toBeDefined();
        expect(membersAbove(text ?? '', one)).toBe(membersAbove(table, one));
        expect(nextScoreAbove(text ?? '', one)).toBe(nextScoreAbove(table, one));
      }
    }),
  );
});

test('slices together are the table, in whatever order they are kept', () => {
  fc.assert(
    fc.property(anyPoints, (points) => {
      const table = tableOf(histogramOf(points));
      const slices = slicesOf(table);
      expect(tableIn(slices)).toBe(table);
      expect(tableIn(Object.fromEntries(Object.entries(slices).reverse()))).toBe(table);
    }),
  );
});

test.each([
  ['below nothing', -1, 'below'],
  ['nothing', 0, 's0'],
  ['the last of the first', 63, 's0'],
  ['the second', 64, 's1'],
  ['the last of even width', 1023, 's15'],
  ['the first of the next octave', 1024, 's16'],
  ['the last of it', 2047, 's31'],
  ['wider ones from there', 2048, 's32'],
  ['the most that a table holds', 30_000_000, 's252'],
])('%s', (_, points, name) => {
  expect(sliceAt(points)).toBe(name);
});

test('those around points are neighbours in the table', () => {
  expect(slicesAround(100)).toEqual(['s2', 's1', 's0']);
  expect(slicesAround(0)).toEqual(['s1', 's0', 'below']);
  expect(slicesAround(-5)).toEqual(['s0', 'below']);
});

test('a slice that was not asked for says nothing; one above everybody says so', () => {
  const slices = slicesOf(tableOf(histogramOf([70, 10])));
  expect(Object.keys(slices).sort()).toEqual(['below', 's0', 's1']);
  expect(readSlices({}, [])(10)).toBeUndefined();
  expect(readSlices({}, ['s9'])(600)).toBe('');
});

test('scores far apart need few slices', () => {
  const slices = slicesOf(tableOf(histogramOf([30_000_000, 0])));
  expect(Object.keys(slices).length).toBeLessThan(260);
});
