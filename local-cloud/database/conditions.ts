import type { Collection } from './collection';
import { keyOf, kindOf, type SqlKey } from './index-keys';
import { isScalar, type Scalar } from './values';

/** A comparison on one path, with a mark `@` where the column or expression of the path belongs. */
export interface Condition {
  path: string;
  operator: string;
  sql: string;
  args: SqlKey[];
  exact: boolean;
  isEquality: boolean;
  /** The path is a list, and none of its elements may meet the comparison. */
  isExclusion: boolean;
}

const MAX_LIST = 500;
const COMPARE: Readonly<Record<string, string>> = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' };

/** SQL for one operator on one path, or null where SQL cannot narrow anything down. Never excludes a match. */
export function conditionOf(
  collection: Collection,
  path: string,
  kindsPath: string,
  operator: string,
  operand: unknown,
): Condition | null {
  const place = { collection, path, kindsPath };
  const isArray = kindsPath !== path;
  if (operator === '$eq' && isComparable(operand) && !(isArray && operand === null)) {
    return condition(place, operator, '@=?', [keyOf(operand)], isUniform(place, operand));
  }
  if (operator === '$in' && isComparableList(operand) && !(isArray && operand.includes(null))) {
    const exact = operand.every((one) => isUniform(place, one));
    if (operand.length === 0) return condition(place, operator, '0', [], exact);
    const args = padded(operand.map(keyOf));
    return condition(place, operator, `@ IN (${args.map(() => '?').join(',')})`, args, exact);
  }
  if (operator === '$ne' || operator === '$nin') return exclusionOf(place, operator, operand);
  if (isArray) return null;
  if (operator === '$exists' && path !== '_id') {
    const present = !isAbsent(operand);
    const certain = !collection.kinds.has(path, 'null');
    if (present && !certain) return null;
    return condition(place, operator, present ? '@>-9e999' : '@=-9e999', [], certain);
  }
  const compare = COMPARE[operator];
  if (compare !== undefined && isOrdered(operand)) {
    const exact = isUniform(place, operand);
    return condition(place, operator, rangeSql(compare, operand), [keyOf(operand)], exact);
  }
  return null;
}

/** Told by SQL only where no two values have one key, lest it exclude a match. */
function exclusionOf(place: Place, operator: string, operand: unknown): Condition | null {
  const isList = place.kindsPath !== place.path;
  const values = operator === '$ne' ? [operand] : operand;
  if (!isComparableList(values) || values.length === 0) return null;
  if ((isList || values.length > 1) && values.includes(null)) return null;
  if (!values.every((one) => isUniform(place, one))) return null;
  const args = padded(values.map(keyOf));
  const sql = `@ ${isList ? '' : 'NOT '}IN (${args.map(() => '?').join(',')})`;
  return { ...condition(place, operator, sql, args, true), isExclusion: isList };
}

/** Where a condition looks, and where the kinds of what it compares are kept. */
interface Place {
  collection: Collection;
  path: string;
  kindsPath: string;
}

function condition(
  { path }: Place,
  operator: string,
  sql: string,
  args: SqlKey[],
  exact: boolean,
): Condition {
  return { path, operator, sql, args, exact, isEquality: operator === '$eq', isExclusion: false };
}

function isUniform({ collection, path, kindsPath }: Place, value: Scalar): boolean {
  return path === '_id' || collection.kinds.isUniform(kindsPath, kindOf(value));
}

/** Texts that begin with a prefix; what else a regular expression asks for is checked afterwards. */
export function prefixCondition(path: string, [from, below]: [string, string]): Condition {
  return {
    path,
    operator: '$regex',
    sql: '(@>=? AND @<?)',
    args: [from, below],
    exact: false,
    isEquality: false,
    isExclusion: false,
  };
}

/** A range admits values of the operand's type only; in SQLite all numbers come before all texts. */
function rangeSql(compare: string, operand: string | number | Date): string {
  const isText = typeof operand === 'string';
  if (compare.startsWith('<')) return `(@${compare}? AND @${isText ? ">=''" : '>-9e999'})`;
  return isText ? `@${compare}?` : `(@${compare}? AND @<'')`;
}

function isComparable(value: unknown): value is Scalar {
  return isScalar(value) && kindOf(value) !== 'odd';
}

function isComparableList(value: unknown): value is Scalar[] {
  return Array.isArray(value) && value.length <= MAX_LIST && value.every(isComparable);
}

function isOrdered(value: unknown): value is string | number | Date {
  return isComparable(value) && value !== null && typeof value !== 'boolean';
}

/** MongoDB takes any number but zero, and null, as "does not exist" or "exists" by truth. */
export function isAbsent(operand: unknown): boolean {
  return operand === false || operand === 0 || operand === null || operand === undefined;
}

/** Lists are filled up to a power of two, so that lists of all lengths share few prepared statements. */
function padded(keys: SqlKey[]): SqlKey[] {
  let length = 1;
  while (length < keys.length) length *= 2;
  const last = keys.at(-1) ?? '';
  return [...keys, ...Array.from({ length: length - keys.length }, () => last)];
}
