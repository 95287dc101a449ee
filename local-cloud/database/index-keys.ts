import { isDate, type Document } from './values';

/** What SQLite is given for a value: text or number; minus infinity stands for null and missing. */
export type SqlKey = string | number;

/**
 * SQL for the index key of a path: milliseconds of a date, the scalar itself, or minus infinity for null and missing.
 * Those two sort first as in MongoDB, and UNIQUE then treats two missing values as equal, as the platform documents;
 * SQL's own NULL would not. The path must have passed SAFE_PATH.
 */
export function keyExpression(path: string): string {
  if (path === '_id') return '_id';
  const json = `$.${path
    .split('.')
    .map((segment) => `"${segment}"`)
    .join('.')}`;
  return `coalesce(json_extract(doc,'${json}."$date"'),json_extract(doc,'${json}'),-9e999)`;
}

/** The same key computed here; must agree with keyExpression for every scalar. */
export function keyOf(value: unknown): SqlKey {
  if (value === null || value === undefined) return -Infinity;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (isDate(value)) return value.getTime();
  if (typeof value === 'string' || typeof value === 'number') return value;
  return JSON.stringify(value);
}

/**
 * Kinds of value that a path has held. `array` makes an ordinary index useless, and `odd` marks what SQL and MongoDB
 * order or compare differently (infinite numbers, invalid dates, half surrogates, NUL).
 */
export type Kind = 'null' | 'string' | 'number' | 'boolean' | 'date' | 'object' | 'array' | 'odd';

// NUL ends a text inside SQLite's JSON functions.
const ODD_TEXT = /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

export function kindOf(value: unknown): Kind | null {
  if (value === undefined) return null;
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (isDate(value)) return Number.isFinite(value.getTime()) ? 'date' : 'odd';
  switch (typeof value) {
    case 'string':
      return ODD_TEXT.test(value) ? 'odd' : 'string';
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
