import type { BandComparison } from '../contract/branch';
import { fairIndexesOf, sizeBandOf } from './fairness';
import type { BranchFigures } from './summary';

/** Quarters of fewer branches than these say nothing. */
const fewestBranches = 5;

/**
 * A branch beside those of its own size band alone, by points per eligible member; undefined where too few are of this size, or where it
 * has nobody who counts.
 */
export function bandComparisonOf(
  figures: readonly BranchFigures[],
  branchId: string,
): Omit<BandComparison, 'asOfMs'> | undefined {
  const own = figures.find((one) => one.branchId === branchId);
  if (!own || own.eligible === 0) return undefined;
  const sizeBand = sizeBandOf(own.eligible);
  const means = figures
    .filter((one) => one.eligible > 0 && sizeBandOf(one.eligible) === sizeBand)
    .map(meanOf)
    .sort((a, b) => a - b);
  if (means.length < fewestBranches) return undefined;
  return {
    sizeBand,
    branches: means.length,
    place: placeOf(own, figures),
    own: toTenth(meanOf(own)),
    quartiles: [quantileOf(means, 0.25), quantileOf(means, 0.5), quantileOf(means, 0.75)],
    least: quantileOf(means, 0),
    most: quantileOf(means, 1),
  };
}

/** 1 + those of its size with a greater index. */
function placeOf(own: BranchFigures, figures: readonly BranchFigures[]): number {
  const indexes = fairIndexesOf(figures.map(({ eligible, season }) => ({ eligible, ...season })));
  const mine = indexes[figures.indexOf(own)];
  if (!mine) throw new Error('a branch with somebody who counts has an index');
  const { index, sizeBand } = mine;
  return 1 + indexes.filter((one) => one?.sizeBand === sizeBand && one.index > index).length;
}

const meanOf = ({ season, eligible }: BranchFigures) => season.sum / eligible;

/** Between two values in proportion, to one decimal (Hyndman and Fan's type 7, as spreadsheets do it). */
function quantileOf(ascending: readonly number[], share: number): number {
  const place = (ascending.length - 1) * share;
  const below = ascending[Math.floor(place)] ?? 0;
  const above = ascending[Math.ceil(place)] ?? below;
  return toTenth(below + (above - below) * (place - Math.floor(place)));
}

const toTenth = (value: number) => Math.round(value * 10) / 10;
