import {
  fairIndexesOf,
  sizeBandOf,
  type BranchEffort,
  type SizeBand,
} from '../../cloudfunctions/shared/domain/fairness';

/**
 * Seasons of invented branches, to compare ways of ranking them: by the fair index, by the plain mean, by the total. What is
 * measured is fairness under equal effort (has every size its share of the top tenth?) and the power to tell a better
 * branch from its equal.
 */
export const yardsticks = ['index', 'mean', 'total'] as const;
export type Yardstick = (typeof yardsticks)[number];

export const sizeBands = ['small', 'medium', 'large'] as const satisfies readonly SizeBand[];

/** Spread between the members of one branch, points (domain.md's trial). */
const memberSpread = 40;

/** Seeded generator of uniform and normal numbers, so that every run sees the same seasons. */
export function generator(seed: number) {
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

export type Generator = ReturnType<typeof generator>;

/** A branch whose members earn 120 ± 40 points, better by `merit` points each. */
export function branchOf({ normal }: Generator, size: number, merit = 0): BranchEffort {
  return effortOf(
    Array.from({ length: size }, () =>
      Math.max(0, Math.round(120 + merit + memberSpread * normal())),
    ),
  );
}

export function effortOf(points: readonly number[]): BranchEffort {
  return {
    eligible: points.length,
    sum: points.reduce((sum, one) => sum + one, 0),
    sumSquares: points.reduce((sum, one) => sum + one ** 2, 0),
  };
}

/** Sizes between 3 and the largest, each order of magnitude as likely as the next. */
const sizeOf = ({ uniform }: Generator, largest: number) =>
  Math.round(3 * (largest / 3) ** uniform());

export interface Setting {
  branches: number;
  largest: number;
  seasons: number;
  /** Standard deviation by which branches really differ, points. */
  merit: number;
  /** Points by which everybody of a band earns more or less, for reasons of size alone. */
  byBand?: Record<SizeBand, number>;
}

/** What a yardstick says of every branch; more is better. */
function measuredBy(yardstick: Yardstick, efforts: readonly BranchEffort[]): number[] {
  if (yardstick === 'index') return fairIndexesOf(efforts).map((fair) => fair?.index ?? -Infinity);
  return efforts.map((one) => (yardstick === 'mean' ? one.sum / one.eligible : one.sum));
}

/** Share of each band in the top tenth by a yardstick, divided by its share of all branches: 1 is fair. */
export function shareInTopTenth(
  setting: Setting,
  yardstick: Yardstick = 'index',
): Record<SizeBand, number> {
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
    const measured = measuredBy(yardstick, efforts);
    const ranked = efforts
      .map((one, place) => ({ band: sizeBandOf(one.eligible), value: measured[place] ?? 0 }))
      .sort((a, b) => b.value - a.value);
    for (const { band } of ranked) all[band] += 1;
    for (const { band } of ranked.slice(0, places)) top[band] += 1;
  }
  const shareOf = (band: SizeBand) =>
    top[band] / (places * setting.seasons) / (all[band] / (setting.branches * setting.seasons));
  return { small: shareOf('small'), medium: shareOf('medium'), large: shareOf('large') };
}

/**
 * How often a branch whose members are better by `better` standard deviations stands above another one of any size (or of its own
 * size band), by each yardstick. 0.5 would be a coin.
 */
export function chanceOfTheBetter(
  seasons: number,
  better = 0.3,
  sameBand = false,
): Record<Yardstick, number> {
  const random = generator(7);
  const won: Record<Yardstick, number> = { index: 0, mean: 0, total: 0 };
  let pairs = 0;
  for (let season = 0; season < seasons; season += 1) {
    const efforts = Array.from({ length: 42 }, (_, place) =>
      branchOf(random, sizeOf(random, 300), place % 2 ? 0 : better * memberSpread),
    );
    const measured = yardsticks.map((one) => [one, measuredBy(one, efforts)] as const);
    for (let place = 0; place < 42; place += 2) {
      const [one, other] = [efforts[place], efforts[place + 1]];
      if (!one || !other) throw new Error('42 is even');
      if (sameBand && sizeBandOf(one.eligible) !== sizeBandOf(other.eligible)) continue;
      pairs += 1;
      for (const [yardstick, values] of measured)
        won[yardstick] += Number((values[place] ?? 0) > (values[place + 1] ?? 0));
    }
  }
  return { index: won.index / pairs, mean: won.mean / pairs, total: won.total / pairs };
}
