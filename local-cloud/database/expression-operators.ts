import * as mingo from 'mingo/operators/expression';
import type { Options } from 'mingo/types';
import { accumulators } from './accumulators';
import { refusedPipeline } from './aggregate-refusals';
import { compareInOrder } from './bson-order';
import { asMingo, isNothing, valueOf, type Compute } from './compute';
import { dateOperators } from './date-operators';
import { typeName } from './update-refusals';
import { isPlainObject, setOwn, type Document } from './values';

const listOf = (...given: Parameters<Compute>): unknown[] => valueOf(...given) as unknown[];

/** Compares as MongoDB does: across kinds, and a missing field is less than null. Mingo finds kinds incomparable. */
const compares =
  (holds: (order: number) => boolean): Compute =>
  (...given) => {
    const [a, b] = listOf(...given);
    return holds(compareInOrder(a, b));
  };

/** Mingo's operator after a look at its operands' values. */
const guarded =
  (operator: string, check: (values: readonly unknown[]) => string | null): Compute =>
  (...given) => {
    const value = valueOf(...given);
    const message = check(Array.isArray(value) ? (value as unknown[]) : [value]);
    if (message !== null) throw refusedPipeline(message);
    return asMingo(operator, ...given);
  };

/** A number that must be above zero, unless there is none. */
const positive = (operator: string): Compute =>
  guarded(operator, ([value]) =>
    typeof value === 'number' && value <= 0
      ? `${operator}'s argument must be a positive number, but is ${value}`
      : null,
  );

/** Nothing is an empty text to these. */
const ofText =
  (operator: string): Compute =>
  (document, operand, options) => {
    const value = valueOf(document, operand, options);
    const literal = Array.isArray(value)
      ? (value as unknown[]).map((one, at) => ({
          $literal: at === 0 || operator === '$strcasecmp' ? (one ?? '') : one,
        }))
      : { $literal: value ?? '' };
    return asMingo(operator, document, literal, options);
  };

function switched(document: unknown, operand: unknown, options: Options): unknown {
  const spec = operand as Document;
  const branches = spec['branches'] as { case: unknown; then: unknown }[];
  const branch = branches.find((one) => isTrue(valueOf(document, one.case, options)));
  if (branch) return valueOf(document, branch.then, options);
  if ('default' in spec) return valueOf(document, spec['default'], options);
  throw refusedPipeline(
    '$switch could not find a matching branch for an input, and no default was specified.',
  );
}

const isTrue = (value: unknown): boolean => !isNothing(value) && value !== false && value !== 0;

function arrayToObject(...given: Parameters<Compute>): unknown {
  const value = valueOf(...given);
  if (isNothing(value)) return null;
  if (!Array.isArray(value)) {
    throw refusedPipeline(`$arrayToObject requires an array input, found: ${typeName(value)}`);
  }
  const result: Document = {};
  for (const item of value as unknown[]) {
    const [key, held, ...more] = Array.isArray(item)
      ? (item as unknown[])
      : isPlainObject(item) && Object.keys(item).length === 2
        ? [item['k'], item['v']]
        : [];
    if (typeof key !== 'string' || more.length > 0) {
      throw refusedPipeline(
        '$arrayToObject requires an array of key-value pairs, or of objects with keys k and v',
      );
    }
    setOwn(result, key, held ?? null);
  }
  return result;
}

function indexOfCodePoint(...given: Parameters<Compute>): unknown {
  const [text, part, start = 0, end = Infinity] = listOf(...given);
  if (isNothing(text)) return null;
  for (const one of [text, part]) {
    if (typeof one === 'string') continue;
    throw refusedPipeline(`$indexOfCP requires a string, found: ${typeName(one)}`);
  }
  const [points, wanted] = [[...(text as string)], [...(part as string)]];
  const last = Math.min(Number(end), points.length) - wanted.length;
  for (let at = Number(start); at <= last; at++) {
    if (wanted.every((point, n) => points[at + n] === point)) return at;
  }
  return -1;
}

/** Options of mingo for another document than the group that they are for; it does not export their class. */
const rootedIn = (document: unknown, options: Options): Options =>
  (options as unknown as { update: (locals: object) => Options }).update({ root: document });

/** Of the documents of a group, or of the values of an expression. */
const accumulated =
  (operator: string): Compute =>
  (documents, operand, options) => {
    const accumulate = accumulators[operator];
    if (Array.isArray(documents)) {
      return accumulate?.(
        documents.map((document) => valueOf(document, operand, rootedIn(document, options))),
      );
    }
    const value = valueOf(documents, operand, options);
    return accumulate?.(Array.isArray(value) ? (value as unknown[]) : [value]);
  };

const MAX_INTEGER = 2 ** 31 - 1;
/** As many numbers as MongoDB holds in the 100 MB that it allows. */
const MAX_RANGE = 6_500_000;
const isBeforeZero = (value: unknown): boolean => typeof value === 'number' && value < 0;

/** What differs from MongoDB in mingo's expressions, and what mingo lacks. */
export const expressionOperators: Readonly<Record<string, Compute>> = {
  ...(mingo as unknown as Record<string, Compute>),
  ...Object.fromEntries(Object.keys(accumulators).map((name) => [name, accumulated(name)])),
  ...dateOperators,
  ...Object.fromEntries(
    ['$toLower', '$toUpper', '$substr', '$substrBytes', '$strcasecmp'].map((name) => [
      name,
      ofText(name),
    ]),
  ),
  $cmp: (...given) => {
    const [a, b] = listOf(...given);
    return compareInOrder(a, b);
  },
  $eq: compares((order) => order === 0),
  $ne: compares((order) => order !== 0),
  $gt: compares((order) => order > 0),
  $gte: compares((order) => order >= 0),
  $lt: compares((order) => order < 0),
  $lte: compares((order) => order <= 0),
  $size: (...given) => {
    const value = valueOf(...given);
    if (Array.isArray(value)) return value.length;
    throw refusedPipeline(
      `The argument to $size must be an array, but was of type: ${typeName(value)}`,
    );
  },
  $mod: guarded('$mod', ([, by]) => (by === 0 ? "can't $mod by zero" : null)),
  $range: guarded('$range', (values) => {
    const [start, end, step = 1] = values.map(Number);
    if (values.some((value) => typeof value === 'number' && Math.abs(value) > MAX_INTEGER)) {
      return '$range requires values that can be represented as a 32-bit integer';
    }
    return ((end ?? 0) - (start ?? 0)) / step > MAX_RANGE
      ? '$range would use too much memory'
      : null;
  }),
  $ln: positive('$ln'),
  $log10: positive('$log10'),
  $log: guarded('$log', ([value, base]) => {
    if (isNothing(value) || isNothing(base)) return null;
    if (typeof value === 'number' && value <= 0)
      return `$log's argument must be a positive number, but is ${value}`;
    return typeof base === 'number' && (base <= 0 || base === 1)
      ? `$log's base must be a positive number not equal to 1, but is ${base}`
      : null;
  }),
  $split: guarded('$split', ([, by]) =>
    by === '' ? '$split requires a non-empty separator' : null,
  ),
  $substrCP: (document, operand, options) => {
    const [, start, length] = listOf(document, operand, options);
    if (isBeforeZero(start))
      throw refusedPipeline('$substrCP: the starting index must be a non-negative integer.');
    if (isBeforeZero(length))
      throw refusedPipeline('$substrCP: length must be a non-negative integer.');
    return ofText('$substrCP')(document, operand, options);
  },
  $switch: switched,
  $arrayToObject: arrayToObject,
  $indexOfCP: indexOfCodePoint,
};
