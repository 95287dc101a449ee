import { SeededRandom } from '../seeded-random';

/** Choices that follow from a seed alone. Each topic draws from a stream of its own, so that topics do not shift one another. */
export class Chance {
  private readonly random: SeededRandom;

  constructor(seed: string, topic: string) {
    this.random = new SeededRandom(`${seed}/${topic}`);
  }

  /** True with this probability. */
  happens(probability: number): boolean {
    return this.random.fraction() < probability;
  }

  /** A number from `low` up to but without `high`. */
  between(low: number, high: number): number {
    return low + this.random.fraction() * (high - low);
  }

  /** A whole number from `low` up to and with `high`. */
  whole(low: number, high: number): number {
    return Math.floor(this.between(low, high + 1));
  }

  /** Around 0, about two thirds within ±`spread` (the sum of three even draws is bell-shaped enough). */
  around(spread: number): number {
    const sum = this.between(-1, 1) + this.between(-1, 1) + this.between(-1, 1);
    return sum * spread;
  }

  pick<T>(list: readonly T[]): T {
    const picked = list[this.whole(0, list.length - 1)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  }

  bytes(length: number): Buffer {
    return this.random.bytes(length);
  }
}
