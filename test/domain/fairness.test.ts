import {
  fairIndexesOf,
  sizeBandOf,
  type SizeBand,
} from '../../cloudfunctions/shared/domain/fairness';

const bands = ['small', 'medium', 'large'] as const;

/** Seeded generator of uniform and normal numbers, so that every run sees the same seasons. */
function generator(seed: number) {
  let state = seed | 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return { uniform, normal };
}

type Generator = ReturnType<typeof generator>;

const sd = 40;

/** A branch whose members earn 120 ± 40 points, better by `merit` points each. */
function branchOf({ normal }: Generator, size: number, merit = 0) {
  const points = Array.from({ length: size }, () =>
    Math.max(0, Math.round(120 + merit + sd * normal())),
  );
  return effortOf(points);
}

function effortOf(points: readonly number[]) {
  return {
    eligible: points.length,
    sum: points.reduce((sum, one) => sum + one, 0),
    sumSquares: points.reduce((sum, one) => sum + one ** 2, 0),
  };
}

/** Sizes between 3 and the largest, each order of magnitude as likely as the next. */
const sizeOf = ({ uniform }: Generator, largest: number) =>
  Math.round(3 * (largest / 3) ** uniform());

interface Setting {
  branches: number;
  largest: number;
  seasons: number;
  /** Standard deviation by which branches really differ, points. */
  merit: number;
  /** Points by which everybody of a band earns more or less, for reasons of size alone. */
  byBand?: Record<SizeBand, number>;
}

/** Share of each band in the top tenth, divided by its share of all branches. */
function shareInTopTenth(setting: Setting): Record<SizeBand, number> {
  const random = generator(20_261_121);
  const all: Record<SizeBand, number> = { small: 0, medium: 0, large: 0 };
  const top: Record<SizeBand, number> = { small: 0, medium: 0, large: 0 };
  const places = Math.round(setting.branches / 10);
  for (let season = 0; season < setting.seasons; season += 1) {
    const efforts = Array.from({ length: setting.branches }, () => {
      const size = sizeOf(random, setting.largest);
      const merit = setting.merit * random.normal() + (setting.byBand?.[sizeBandOf(size)] ?? 0);
      return branchOf(random, size, merit);
    });
    const ranked = fairIndexesOf(efforts)
      .map((fair) => fair ?? { index: -Infinity, sizeBand: 'small' as const })
      .sort((a, b) => b.index - a.index);
    for (const { sizeBand } of ranked) all[sizeBand] += 1;
    for (const { sizeBand } of ranked.slice(0, places)) top[sizeBand] += 1;
  }
  const shareOf = (band: SizeBand) =>
    top[band] / (places * setting.seasons) / (all[band] / (setting.branches * setting.seasons));
  return { small: shareOf('small'), medium: shareOf('medium'), large: shareOf('large') };
}

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
    for (const band of bands) {
      expect(share[band]).toBeGreaterThan(0.8);
      expect(share[band]).toBeLessThan(1.2);
    }
  });
});

/** How often a branch whose members are better by 0.3 sd stands above another of any size, by three yardsticks. */
function chanceOfTheBetter(seasons: number) {
  const random = generator(7);
  const won = { index: 0, mean: 0, total: 0 };
  let pairs = 0;
  for (let season = 0; season < seasons; season += 1) {
    const efforts = Array.from({ length: 42 }, (_, place) =>
      branchOf(random, sizeOf(random, 300), place % 2 ? 0 : 0.3 * sd),
    );
    const indexes = fairIndexesOf(efforts);
    for (let place = 0; place < 42; place += 2) {
      const [better, equal] = [efforts[place], efforts[place + 1]];
      if (!better || !equal) throw new Error('42 is even');
      pairs += 1;
      won.index += Number((indexes[place]?.index ?? 0) > (indexes[place + 1]?.index ?? 0));
      won.mean += Number(better.sum / better.eligible > equal.sum / equal.eligible);
      won.total += Number(better.sum > equal.sum);
    }
  }
  return { index: won.index / pairs, mean: won.mean / pairs, total: won.total / pairs };
}

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
