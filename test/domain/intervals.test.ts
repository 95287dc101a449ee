import fc from 'fast-check';
import {
  clipIntervals,
  closeSmallestGaps,
  intersectIntervals,
  measureOf,
  mergeIntervals,
  subtractIntervals,
  type Span,
} from '../../cloudfunctions/shared/domain/intervals';

/** The same set as a list of its whole numbers: slow and plainly right. */
function membersOf(list: readonly Readonly<Span>[]): Set<number> {
  const members = new Set<number>();
  for (const [from, to] of list) for (let n = from; n < to; n += 1) members.add(n);
  return members;
}

const sorted = (set: Set<number>) => [...set].sort((a, b) => a - b);
const spans = fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 12 }) as fc.Arbitrary<Span[]>;

const cases: { name: string; given: Span[]; merged: Span[] }[] = [
  { name: 'nothing', given: [], merged: [] },
  {
    name: 'touching neighbours join',
    given: [
      [0, 5],
      [5, 9],
    ],
    merged: [[0, 9]],
  },
  {
    name: 'one inside another',
    given: [
      [0, 9],
      [2, 3],
    ],
    merged: [[0, 9]],
  },
  {
    name: 'any order',
    given: [
      [8, 9],
      [0, 2],
    ],
    merged: [
      [0, 2],
      [8, 9],
    ],
  },
  {
    name: 'empty and reversed are nothing',
    given: [
      [3, 3],
      [9, 1],
    ],
    merged: [],
  },
  {
    name: 'what is not a number is nothing',
    given: [
      [NaN, 3],
      [0, Infinity],
    ],
    merged: [],
  },
];

test.each(cases)('union: $name', ({ given, merged }) => {
  expect(mergeIntervals(given)).toEqual(merged);
});

test('the operations agree with sets of whole numbers', () => {
  fc.assert(
    fc.property(spans, spans, (a, b) => {
      const [setA, setB] = [membersOf(a), membersOf(b)];
      expect(sorted(membersOf(mergeIntervals(a, b)))).toEqual(sorted(new Set([...setA, ...setB])));
      expect(sorted(membersOf(subtractIntervals(a, b)))).toEqual(
        sorted(setA).filter((n) => !setB.has(n)),
      );
      expect(sorted(membersOf(intersectIntervals(a, b)))).toEqual(
        sorted(setA).filter((n) => setB.has(n)),
      );
      expect(sorted(membersOf(clipIntervals(a, 10, 30)))).toEqual(
        sorted(setA).filter((n) => n >= 10 && n < 30),
      );
      expect(measureOf(a)).toBe(setA.size);
    }),
    { numRuns: 2_000 },
  );
});

test('every result is ascending, disjoint and free of neighbours that touch', () => {
  fc.assert(
    fc.property(spans, spans, (a, b) => {
      for (const list of [
        mergeIntervals(a, b),
        subtractIntervals(a, b),
        intersectIntervals(a, b),
      ]) {
        list.forEach(([from, to], index) => {
          expect(to).toBeGreaterThan(from);
          if (index > 0) expect(from).toBeGreaterThan(list[index - 1]?.[1] ?? -1);
        });
      }
    }),
  );
});

test('closing gaps keeps everything, stays in the limit and closes the smallest first', () => {
  expect(
    closeSmallestGaps(
      [
        [0, 1],
        [2, 3],
        [9, 10],
      ],
      2,
    ),
  ).toEqual([
    [0, 3],
    [9, 10],
  ]);
  fc.assert(
    fc.property(spans, fc.integer({ min: 1, max: 6 }), (list, limit) => {
      const closed = closeSmallestGaps(list, limit);
      expect(closed.length).toBeLessThanOrEqual(limit);
      expect(subtractIntervals(list, closed)).toEqual([]);
    }),
  );
});
