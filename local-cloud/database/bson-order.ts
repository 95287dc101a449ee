import { isDate, isPlainObject, isRegExp } from './values';

/**
 * MongoDB's order of any two values, as expressions and accumulators compare: kinds in a fixed order, a missing field
 * below null, lists element by element. (A sort and a filter look into lists instead.)
 */
export function compareInOrder(a: unknown, b: unknown): number {
  const rank = rankOf(a);
  const difference = rank - rankOf(b);
  if (difference !== 0) return Math.sign(difference);
  if (Array.isArray(a) && Array.isArray(b)) return compareLists(a, b);
  if (isPlainObject(a) && isPlainObject(b)) return compareObjects(a, b);
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  if (isRegExp(a) && isRegExp(b)) return compareTexts(String(a), String(b));
  return rank === RANKS.number || rank === RANKS.boolean || rank === RANKS.date
    ? compareNumbers(Number(a), Number(b))
    : 0;
}

const RANKS = {
  ...{ missing: 0, null: 1, number: 2, string: 3, object: 4 },
  ...{ list: 5, boolean: 6, date: 7, regex: 8 },
} as const;

function rankOf(value: unknown): number {
  if (value === undefined) return RANKS.missing;
  if (value === null) return RANKS.null;
  if (Array.isArray(value)) return RANKS.list;
  if (isDate(value)) return RANKS.date;
  if (isRegExp(value)) return RANKS.regex;
  if (typeof value === 'number') return RANKS.number;
  if (typeof value === 'string') return RANKS.string;
  return typeof value === 'boolean' ? RANKS.boolean : RANKS.object;
}

function compareLists(a: readonly unknown[], b: readonly unknown[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const difference = compareInOrder(a[at], b[at]);
    if (difference !== 0) return difference;
  }
  return Math.sign(a.length - b.length);
}

/** Field by field as they stand: kind, name, value. */
function compareObjects(a: Record<string, unknown>, b: Record<string, unknown>): number {
  const [names, others] = [Object.keys(a), Object.keys(b)];
  for (const [at, name] of names.entries()) {
    const other = others[at];
    if (other === undefined) return 1;
    const difference =
      Math.sign(rankOf(a[name]) - rankOf(b[other])) ||
      compareTexts(name, other) ||
      compareInOrder(a[name], b[other]);
    if (difference !== 0) return difference;
  }
  return Math.sign(names.length - others.length);
}

/** By bytes of UTF-8, which is by code point. */
function compareTexts(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** What is no number stands below all that are. */
function compareNumbers(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
  return Math.sign(a - b);
}
