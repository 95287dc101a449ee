import { fairIndexesOf, sizeBandOf } from '../../cloudfunctions/shared/domain/fairness';
import {
  branchOf,
  chanceOfTheBetter,
  effortOf,
  generator,
  shareInTopTenth,
  sizeBands,
  type Setting,
} from '../simulation/fairness-seasons';

describe('every size has its share of the top tenth, within ±20 %', () => {
  test.each<[string, Setting]>([
    ['equal effort, 42 branches of 3–120', { branches: 42, largest: 120, seasons: 300, merit: 0 }],
    ['equal effort, 42 branches of 3–300', { branches: 42, largest: 300, seasons: 300, merit: 0 }],
    ['equal effort, 300 branches of 3–300', { branches: 300, largest: 300, seasons: 30, merit: 0 }],
    ['branches that differ', { branches: 42, largest: 120, seasons: 300, merit: 12 }],
    [
      'large branches at a disadvantage',
      {
        branches: 300,
        largest: 300,
        seasons: 30,
        merit: 12,
        byBand: { small: 0, medium: 10, large: -15 },
      },
    ],
  ])('%s', (_, setting) => {
    const share = shareInTopTenth(setting);
    for (const band of sizeBands) {
      expect(share[band]).toBeGreaterThan(0.8);
      expect(share[band]).toBeLessThan(1.2);
    }
  });
});

test('a branch better by 0.3 sd ranks above its equal more often by index than by mean or total', () => {
  const chance = chanceOfTheBetter(200);
  expect(chance.index).toBeGreaterThan(0.75);
  expect(chance.index).toBeGreaterThan(chance.mean);
  expect(chance.mean).toBeGreaterThan(chance.total);
});

describe('size bands', () => {
  test.each([
    [1, 'small'],
    [9, 'small'],
    [10, 'medium'],
    [49, 'medium'],
    [50, 'large'],
    [300, 'large'],
  ] as const)('%i eligible members: %s', (eligible, band) => {
    expect(sizeBandOf(eligible)).toBe(band);
  });
});

describe('the index itself', () => {
  const random = generator(3);

  test('a season in which nobody has a point yet gives everybody 100', () => {
    const indexes = fairIndexesOf([3, 12, 80].map((size) => effortOf(Array<number>(size).fill(0))));
    expect(indexes.map((fair) => fair?.index)).toEqual([100, 100, 100]);
  });

  test('a branch alone is its own yardstick', () => {
    expect(fairIndexesOf([effortOf([10, 30])])[0]).toMatchObject({ index: 100, meanPoints: 20 });
  });

  test('branches of one member say nothing about chance, and still have an index', () => {
    const indexes = fairIndexesOf([effortOf([10]), effortOf([20]), effortOf([30])]);
    expect(indexes.map((fair) => fair?.index)).toEqual([87.8, 100, 112.2]);
  });

  test('a branch without eligible members has none, and nobody else notices', () => {
    const some = [5, 6, 7, 8, 9].map((size) => branchOf(random, size));
    const [none, ...others] = fairIndexesOf([effortOf([]), ...some]);
    expect(none).toBeUndefined();
    expect(others).toEqual(fairIndexesOf(some));
  });

  test('a band of five is held against itself, one of four against all', () => {
    const large = Array.from({ length: 5 }, () => branchOf(random, 100, 200));
    const small = Array.from({ length: 5 }, () => branchOf(random, 5));
    const means = (of: ReturnType<typeof fairIndexesOf>) =>
      of.reduce((sum, fair) => sum + (fair?.index ?? 0), 0) / of.length;
    const inBands = fairIndexesOf([...small, ...large]);
    expect(Math.abs(means(inBands.slice(5)) - 100)).toBeLessThan(5);
    const tooFew = fairIndexesOf([...small, ...large.slice(1)]);
    expect(means(tooFew.slice(5))).toBeGreaterThan(105);
  });

  test('what is known of a large branch is more certain once branches really differ', () => {
    const efforts = Array.from({ length: 40 }, (_, place) =>
      branchOf(random, place < 20 ? 5 : 150, 30 * random.normal()),
    );
    const indexes = fairIndexesOf(efforts);
    expect(indexes[30]?.uncertainty).toBeLessThan(3);
    expect(indexes[3]?.uncertainty).toBeGreaterThan(3);
  });

  test('one member more with more points never lowers the own index', () => {
    const others = Array.from({ length: 8 }, () => branchOf(random, 6));
    const before = fairIndexesOf([effortOf([100, 110, 120]), ...others])[0];
    const after = fairIndexesOf([effortOf([100, 110, 180]), ...others])[0];
    expect(after?.index).toBeGreaterThan(before?.index ?? Infinity);
  });
});
