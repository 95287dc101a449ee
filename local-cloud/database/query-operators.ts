import { evalExpr } from 'mingo/core';
import * as mingo from 'mingo/operators/query';
import { flatten, resolve } from 'mingo/util';
import { compareInOrder } from './bson-order';
import { stringifyEjson } from './ejson';
import { checkedExpression } from './expression-check';
import { geoOperators } from './geo';
import { isPlainObject, isRegExp, type Document } from './values';

type Test = (document: never) => boolean;
type Predicate = (document: unknown) => boolean;
type Operator = (path: string, operand: never, options: never) => Test;

/** Value at a path as MongoDB looks at it: all elements of lists on the way. */
const valueOf = (document: unknown, path: string): unknown =>
  resolve(document as Document, path, { unwrapArray: true });

/** Fields in another order make another object. Mingo would take them for equal. */
function equalsInOrder(path: string, operand: unknown): (document: unknown) => boolean {
  const text = stringifyEjson(operand);
  const isSame = (value: unknown): boolean => value !== undefined && stringifyEjson(value) === text;
  const depth = path.split('.').length - 1;
  return (document) => {
    const value = valueOf(document, path);
    if (isSame(value)) return true;
    return Array.isArray(value) && (value.some(isSame) || flatten(value, depth).some(isSame));
  };
}

function holdsObject(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsObject);
  return isPlainObject(value);
}

const isEqual = (
  path: string,
  operand: unknown,
  options: unknown,
): ((document: unknown) => boolean) =>
  holdsObject(operand)
    ? equalsInOrder(path, operand)
    : (mingo.$eq(path, operand, options as never) as (document: unknown) => boolean);

const isIn = (
  path: string,
  operands: readonly unknown[],
  options: unknown,
): ((document: unknown) => boolean) => {
  const plain = operands.filter((operand) => !holdsObject(operand));
  const tests = operands.filter(holdsObject).map((operand) => equalsInOrder(path, operand));
  const isPlain = mingo.$in(path, plain, options as never) as (document: unknown) => boolean;
  return (document) => isPlain(document) || tests.some((test) => test(document));
};

/** One demand of `$all`: a value, a regular expression or `$elemMatch`. */
const holds = (
  path: string,
  operand: unknown,
  options: unknown,
): ((document: unknown) => boolean) => {
  if (isPlainObject(operand) && '$elemMatch' in operand) {
    const { $elemMatch: criteria } = operand;
    return mingo.$elemMatch(path, criteria as never, options as never) as never;
  }
  if (isRegExp(operand)) return mingo.$regex(path, operand, options as never) as never;
  return isEqual(path, operand, options);
};

const isTrue = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== false && value !== 0;

/** What differs from MongoDB in mingo, and what mingo lacks. */
export const queryOperators = {
  ...mingo,
  ...geoOperators,
  $expr: (_path: string, operand: unknown, options: unknown) => {
    const expression = checkedExpression(operand);
    return (document: unknown) => isTrue(evalExpr(document, expression, options as never));
  },
  $eq: isEqual,
  $ne: (path: string, operand: unknown, options: unknown) => {
    const test = isEqual(path, operand, options);
    return (document: unknown) => !test(document);
  },
  $in: isIn,
  $nin: (path: string, operands: readonly unknown[], options: unknown) => {
    const test = isIn(path, operands, options);
    return (document: unknown) => !test(document);
  },
  $gt: ofLists(mingo.$gt, (order) => order > 0),
  $lt: ofLists(mingo.$lt, (order) => order < 0),
  $gte: ofLists(orNull(mingo.$gte), (order) => order >= 0),
  $lte: ofLists(orNull(mingo.$lte), (order) => order <= 0),
  $type: (path: string, operand: unknown, options: unknown) => {
    const isOfType = mingo.$type as unknown as Operator;
    const whole = isOfType(path, operand as never, options as never) as Predicate;
    const element = isOfType('one', operand as never, options as never) as Predicate;
    return (document: unknown) => {
      if (whole(document)) return true;
      const value = valueOf(document, path);
      return Array.isArray(value) && value.some((one: unknown) => element({ one }));
    };
  },
  $all: (path: string, operands: readonly unknown[], options: unknown) => {
    const tests = operands.map((operand) => holds(path, operand, options));
    return (document: unknown) => tests.length > 0 && tests.every((test) => test(document));
  },
  $mod: (path: string, [divisor, remainder]: readonly number[]) => {
    const fits = (value: unknown): boolean =>
      typeof value === 'number' &&
      Math.trunc(value) % Math.trunc(divisor ?? 1) === Math.trunc(remainder ?? 0);
    return (document: unknown) => {
      const value = valueOf(document, path);
      return Array.isArray(value) ? flatten(value, 1).some(fits) : fits(value);
    };
  },
};

/** A list is compared with a list as a whole, and with each that lies in it. */
function ofLists(operator: Operator, holds: (order: number) => boolean) {
  return (path: string, operand: unknown, options: unknown): Test => {
    if (!Array.isArray(operand)) return operator(path, operand as never, options as never);
    const isFit = (value: unknown): boolean =>
      Array.isArray(value) && holds(compareInOrder(value, operand));
    return (document: unknown) => {
      const value = valueOf(document, path);
      return isFit(value) || (Array.isArray(value) && value.some(isFit));
    };
  };
}

/** `>= null` and `<= null` ask for null or nothing. */
function orNull(operator: Operator) {
  return (path: string, operand: unknown, options: unknown): Test =>
    operand === null
      ? isEqual(path, null, options)
      : operator(path, operand as never, options as never);
}
