import { stringifyEjson } from './ejson';
import { isDate, type Document } from './values';

/** What SQLite is given for a value: text or number; minus infinity stands for null and missing. */
export type SqlKey = string | number;

/**
 * Index key of a value: milliseconds of a date, the scalar itself, or minus infinity for null and missing. Those two sort
 * first as in MongoDB, and UNIQUE then treats two missing values as equal, as the platform documents; SQL's own NULL
 * would not. What has no place in that order is kept as text, for uniqueness alone.
 */
export function keyOf(value: unknown): SqlKey {
  if (value === null || value === undefined) return -Infinity;
  switch (kindOf(value)) {
    case 'boolean':
      return value === true ? 1 : 0;
    case 'date':
      return (value as Date).getTime();
    case 'string':
    case 'number':
      return value as SqlKey;
    default:
      return stringifyEjson(value);
  }
}

/**
 * Kinds of value that a path has held. `array` makes an ordinary index useless, and `odd` marks what SQL and MongoDB
 * order or compare differently (infinite numbers, invalid dates, half surrogates, NUL).
 */
export type Kind = 'null' | 'string' | 'number' | 'boolean' | 'date' | 'object' | 'array' | 'odd';

// Not every layer below keeps these texts as they are.
const ODD_TEXT = /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Most keys and many texts, told faster. */
const PLAIN_TEXT = /^[ -~]*$/;

/** Whether every layer down to the disk keeps this text as it is. */
export function isWellFormed(text: string): boolean {
  return PLAIN_TEXT.test(text) || !ODD_TEXT.test(text);
}

export function kindOf(value: unknown): Kind | null {
  if (value === undefined) return null;
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (isDate(value)) return Number.isFinite(value.getTime()) ? 'date' : 'odd';
  switch (typeof value) {
    case 'string':
      return isWellFormed(value) ? 'string' : 'odd';
    case 'number':
      return Number.isFinite(value) ? 'number' : 'odd';
    case 'boolean':
      return 'boolean';
    default:
      return 'object';
  }
}

/** Kind at a path; an array anywhere on the way counts as an array, since MongoDB would look into its elements. */
export function kindAt(document: Document, path: string): Kind | null {
  let value: unknown = document;
  for (const segment of path.split('.')) {
    if (Array.isArray(value)) return 'array';
    if (typeof value !== 'object' || value === null || isDate(value)) return null;
    if (!Object.hasOwn(value, segment)) return null;
    value = (value as Document)[segment];
  }
  return kindOf(value);
}
