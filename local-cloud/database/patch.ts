import { stringifyEjson } from './ejson';
import type { SqlKey } from './index-keys';
import { isWithin } from './paths';
import { jsonPath } from './slice';
import { isPlainObject, valueAt, type Document } from './values';

/** One field that gets a value, or is removed when the value is undefined. */
export interface Edit {
  path: string;
  value: unknown;
}

/**
 * What must be edited at some paths to make one version of a document, or of a slice of it, into another. In the order of
 * the fields in `after`, so that new ones are appended in that order.
 */
export function editsOf(before: Document, after: Document, paths: readonly string[]): Edit[] {
  const edits = paths
    .filter((path) => valueAt(after, path) === undefined && valueAt(before, path) !== undefined)
    .map((path): Edit => ({ path, value: undefined }));
  const walk = (object: Document, prefix: string): void => {
    for (const [key, value] of Object.entries(object)) {
      const path = prefix + key;
      const isOnTheWay = paths.some((other) => isWithin(other, path));
      if (isOnTheWay && !paths.includes(path) && isPlainObject(value)) {
        walk(value, `${path}.`);
      } else if (isOnTheWay && stringifyEjson(valueAt(before, path)) !== stringifyEjson(value)) {
        // A list is written as one: its positions are not addressed as MongoDB addresses them.
        edits.push({ path, value });
      }
    }
  };
  walk(after, '');
  return edits;
}

/** SQL for the edited document. */
export function editSql(edits: readonly Edit[]): { sql: string; args: SqlKey[] } {
  const removed = edits.filter(({ value }) => value === undefined);
  const set = edits.filter(({ value }) => value !== undefined);
  const args: SqlKey[] = removed.map(({ path }) => jsonPath(path));
  let sql = 'doc';
  if (removed.length > 0) sql = `jsonb_remove(${sql}${',?'.repeat(removed.length)})`;
  if (set.length > 0) {
    sql = `jsonb_set(${sql}${',?,jsonb(?)'.repeat(set.length)})`;
    args.push(...set.flatMap(({ path, value }) => [jsonPath(path), stringifyEjson(value)]));
  }
  return { sql, args };
}
