import { SAFE_PATH } from './collections-file';
import { isPlainObject, isRegExp, valueAt, type Document } from './values';

/**
 * The index that would serve a filter and sort, in the form of collections.json: first what is compared for equality,
 * then what is sorted by, then ranges. `sample` is one document, to tell lists from values. Null when none would help.
 */
export function suggestIndex(filter: Document, sort: Document, sample: Document): Document | null {
  const paths = Object.entries(conjunctionOf(filter)).filter(([path]) => SAFE_PATH.test(path));
  const equal = paths.filter(([, condition]) => isEquality(condition)).map(([path]) => path);
  const ranges = paths.filter(([, condition]) => isRange(condition)).map(([path]) => path);
  const keys: Record<string, 1 | -1> = {};
  for (const path of equal) keys[path] = 1;
  for (const [path, direction] of Object.entries(sort)) {
    if (SAFE_PATH.test(path)) keys[path] ??= Number(direction) < 0 ? -1 : 1;
  }
  for (const path of ranges) keys[path] ??= 1;
  const named = Object.keys(keys).filter((path) => path !== '_id');
  if (named.length === 0) return null;
  const list = named.find((path) => Array.isArray(valueAt(sample, path)));
  const name = named.join('-').replace(/[^A-Za-z0-9_-]/g, '-');
  return { name: name.slice(0, 64), keys, ...(list === undefined ? {} : { multikey: list }) };
}

/** Conditions that all must hold. */
function conjunctionOf(filter: Document): Document {
  const { $and: parts, ...own } = filter;
  if (!Array.isArray(parts)) return own;
  return Object.assign({}, own, ...parts.filter(isPlainObject).map(conjunctionOf)) as Document;
}

function isEquality(condition: unknown): boolean {
  if (!isPlainObject(condition)) return !isRegExp(condition) && !Array.isArray(condition);
  return '$eq' in condition || '$in' in condition;
}

function isRange(condition: unknown): boolean {
  if (!isPlainObject(condition)) return isRegExp(condition);
  return ['$gt', '$gte', '$lt', '$lte', '$exists', '$regex'].some((name) => name in condition);
}
