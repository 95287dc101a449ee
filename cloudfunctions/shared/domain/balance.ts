/**
 * How evenly branches progress (进展均衡度): the share of branches whose progress lies within ten points of the middle one's. Chosen over
 * 1 − Gini since it can be said in a sentence and checked by hand, and since Gini judges ten points' difference five times as hard at 10 % as at
 * 50 %: a season would look uneven in its first weeks and grow even by itself. The median is the middle, so that a few branches far off
 * move neither it nor what the others count. A branch of three moves by more than that when one member does one task; the figure
 * is said beside how many branches it counts, and is none of fewer than three.
 */
export interface Balance {
  /** Branches near the middle, of all that are compared. */
  near: number;
  of: number;
  /** Progress of the middle branch, 0–1. */
  middle: number;
}

/** Ten points, 0.1; and what arithmetic adds to it. */
const nearWithin = 0.1 + 1e-9;
const fewest = 3;

/** `shares`: progress of each branch, 0–1. */
export function balanceOf(shares: readonly number[]): Balance | undefined {
  if (shares.length < fewest) return undefined;
  const sorted = [...shares].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [upper = 0, lower = upper] = [sorted[half], sorted[sorted.length - 1 - half]];
  const middle = (upper + lower) / 2;
  const near = shares.filter((share) => Math.abs(share - middle) <= nearWithin).length;
  return { near, of: shares.length, middle };
}
