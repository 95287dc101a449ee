/**
 * A fair comparison of branches of 3 and of 300 members. A small branch's mean swings more by chance alone, so by plain
 * mean small branches fill both ends of the table, and by total the large ones win. Here each branch's mean is held
 * against its size band and measured in the spread that a branch *of its very size* is expected to show:
 *
 *   index = 100 + 10 · (mean − mean of the band) / expected spread
 *
 * The expected spread has two parts: chance, σ²/n, where σ² is the variance between members of one branch, pooled over
 * all branches; and τ², the variance by which branches really differ, estimated from the data (DerSimonian and Laird's
 * moment estimator, within bands). Where effort is equal τ² is near 0 and every size has the same chance of a high
 * index; where branches differ, chance is told from merit by as much as the size allows.
 */
const bands = ['small', 'medium', 'large'] as const;
export type SizeBand = (typeof bands)[number];

/** Eligible members of a branch, and the sum and sum of squares of their points. */
export interface BranchEffort {
  eligible: number;
  sum: number;
  sumSquares: number;
}

export interface FairIndex {
  /** 100 is the mean of the band, 10 one expected spread; to one decimal. */
  index: number;
  /** One standard error of the index, in the same unit, the band's mean taken as known; to one decimal. */
  uncertainty: number;
  /** Points per eligible member, to one decimal. */
  meanPoints: number;
  sizeBand: SizeBand;
}

interface Measured {
  place: number;
  size: number;
  mean: number;
  band: SizeBand;
}

/**
 * Bands: a branch has as a rule no more than 50 members (中国共产党支部工作条例（试行）, article 5), so 50 and more are
 * joined or general branches with other means of organising; below 10 one member moves the mean by over a tenth.
 */
export function sizeBandOf(eligible: number): SizeBand {
  if (eligible < 10) return 'small';
  return eligible < 50 ? 'medium' : 'large';
}

/** A mean of fewer branches than this says little; such a band is held against all branches together. */
const fewestInBand = 5;
/** Points are whole numbers: a variance below one point squared is no spread, and nothing is divided by zero. */
const leastVariance = 1;

/** The index of every branch; undefined for one without eligible members. */
export function fairIndexesOf(branches: readonly BranchEffort[]): (FairIndex | undefined)[] {
  const measured = branches.flatMap(({ eligible, sum }, place): Measured[] =>
    eligible > 0
      ? [{ place, size: eligible, mean: sum / eligible, band: sizeBandOf(eligible) }]
      : [],
  );
  const chance = Math.max(leastVariance, pooledVariance(branches));
  const merit = varianceBetween(measured, chance);
  const varianceOf = (one: Measured) => merit + chance / one.size;
  const centres = new Map(
    bands.map((band) => [band, centreOf(referenceOf(band, measured), varianceOf)]),
  );
  const indexes: (FairIndex | undefined)[] = branches.map(() => undefined);
  for (const one of measured) {
    const { mean, weight } = centres.get(one.band) as Centre;
    const variance = varianceOf(one);
    // The branch is part of the mean it is held against, which narrows the difference by exactly 1/weight.
    const spread = Math.sqrt(Math.max(0, variance - 1 / weight));
    indexes[one.place] = {
      index: toTenth(100 + (spread > 1e-9 ? (10 * (one.mean - mean)) / spread : 0)),
      uncertainty: toTenth(10 * Math.sqrt(chance / one.size / variance)),
      meanPoints: toTenth(one.mean),
      sizeBand: one.band,
    };
  }
  return indexes;
}

function referenceOf(band: SizeBand, all: readonly Measured[]): readonly Measured[] {
  const own = all.filter((one) => one.band === band);
  return own.length < fewestInBand ? all : own;
}

/** Variance between the members of a branch, pooled over all branches; points squared. */
function pooledVariance(branches: readonly BranchEffort[]): number {
  let squares = 0;
  let freedom = 0;
  for (const { eligible, sum, sumSquares } of branches) {
    if (eligible < 2) continue;
    squares += Math.max(0, sumSquares - sum ** 2 / eligible);
    freedom += eligible - 1;
  }
  return freedom > 0 ? squares / freedom : 0;
}

/** Variance by which the branches of a band really differ, chance set aside; points squared. */
function varianceBetween(measured: readonly Measured[], chance: number): number {
  let excess = 0;
  let scale = 0;
  for (const band of bands) {
    const members = measured.filter((one) => one.band === band);
    if (members.length < 2) continue;
    const { mean, weight } = centreOf(members, (one) => chance / one.size);
    excess +=
      members.reduce((sum, one) => sum + (one.size / chance) * (one.mean - mean) ** 2, 0) -
      (members.length - 1);
    scale += weight - members.reduce((sum, one) => sum + (one.size / chance) ** 2, 0) / weight;
  }
  return scale > 0 ? Math.max(0, excess / scale) : 0;
}

interface Centre {
  mean: number;
  /** What is known of the mean: 1 / its variance. */
  weight: number;
}

/** The mean of several branches, each weighted by what is known of it (1 / variance), and the sum of the weights. */
function centreOf(members: readonly Measured[], varianceOf: (one: Measured) => number): Centre {
  let weight = 0;
  let sum = 0;
  for (const one of members) {
    weight += 1 / varianceOf(one);
    sum += one.mean / varianceOf(one);
  }
  return { mean: sum / weight, weight };
}

const toTenth = (value: number) => Math.round(value * 10) / 10;
