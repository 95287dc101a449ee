import { refusedPipeline } from './aggregate-refusals';
import { compareInOrder } from './bson-order';
import { stringifyEjson } from './ejson';
import { typeName } from './update-refusals';
import { isPlainObject, setOwn, type Document } from './values';

/** What an accumulator makes of the values of a group, or of the values of an expression. */
type Accumulate = (values: readonly unknown[]) => unknown;

const isThere = (value: unknown): boolean => value !== null && value !== undefined;

const numbersIn = (values: readonly unknown[]): number[] =>
  values.filter((value) => typeof value === 'number');

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

/** The first in MongoDB's order, or the last; null and missing values are passed over. */
const extreme =
  (direction: 1 | -1): Accumulate =>
  (values) =>
    values
      .filter(isThere)
      .reduce<unknown>(
        (best, one) => (best === null || direction * compareInOrder(one, best) < 0 ? one : best),
        null,
      );

/** Null where there are too few numbers to have one. */
const deviation =
  (fewer: 0 | 1): Accumulate =>
  (values) => {
    const numbers = numbersIn(values);
    if (numbers.length <= fewer) return null;
    const mean = sumOf(numbers) / numbers.length;
    const squares = numbers.map((one) => (one - mean) ** 2);
    return Math.sqrt(sumOf(squares) / (numbers.length - fewer));
  };

function merged(values: readonly unknown[]): Document {
  const result: Document = {};
  for (const part of values) {
    if (!isThere(part)) continue;
    if (!isPlainObject(part)) {
      throw refusedPipeline(
        `$mergeObjects requires object inputs, but input is of type ${typeName(part)}`,
      );
    }
    for (const [name, value] of Object.entries(part)) setOwn(result, name, value);
  }
  return result;
}

function distinct(values: readonly unknown[]): unknown[] {
  const byText = new Map<string, unknown>();
  for (const value of values) {
    if (value !== undefined) byText.set(stringifyEjson(value), value);
  }
  return [...byText.values()];
}

/** Those in which mingo differs from MongoDB, or that it only has for groups. */
export const accumulators: Readonly<Record<string, Accumulate>> = {
  $push: (values) => values.filter((value) => value !== undefined),
  $addToSet: distinct,
  $sum: (values) => sumOf(numbersIn(values)),
  $avg: (values) => {
    const numbers = numbersIn(values);
    return numbers.length === 0 ? null : sumOf(numbers) / numbers.length;
  },
  $min: extreme(1),
  $max: extreme(-1),
  $stdDevPop: deviation(0),
  $stdDevSamp: deviation(1),
  $mergeObjects: merged,
};
