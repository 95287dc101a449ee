import type { Collection, DirectUpdate, Gain } from './collection';
import { stringifyEjson } from './ejson';
import { isWellFormed, keyOf, kindAt, type Kind } from './index-keys';
import { MAX_EXACT, pinnedCondition } from './json-conditions';
import { JsonSql } from './json-sql';
import { isTooDeep } from './limits';
import { elementPath, type MultikeyIndex } from './multikey-index';
import { isWithin } from './paths';
import { jsonPath } from './slice';
import { isPlainObject, setOwn, valueAt, type Document } from './values';

/** Far below the limit of a document, whatever is added to it. */
const MAX_STORED_BYTES = 4 * 1024 * 1024;
const MAX_ADDED_LENGTH = 256 * 1024;
/** SQLite's functions take 127 arguments: a pair for each path, and three for each object on the way. */
const MAX_PATHS = 40;

/**
 * The update as one statement, or null where that may not do what MongoDB does. The statement changes at most one document,
 * and only one that matches the filter and on which every operator does exactly what it does in `updateWith`; where it
 * changes none, nothing is said about the filter.
 */
export function directUpdateOf(
  collection: Collection,
  filter: Document,
  operators: Document,
): DirectUpdate | null {
  const sql = new JsonSql();
  const condition = pinnedCondition(collection, filter, sql);
  if (condition === null) return null;
  const writer = new Writer(collection, sql);
  for (const [operator, fields] of Object.entries(operators)) {
    for (const [path, operand] of Object.entries(fields as Document)) {
      if (!writer.add(operator, path, operand)) return null;
    }
  }
  const set = writer.setSql();
  if (set === null) return null;
  return {
    sql: `UPDATE ${collection.table} SET ${set} WHERE ${condition.clause} AND ${sql.guardSql()} RETURNING rowid`,
    args: sql.args,
    conditions: condition.conditions,
    gains: writer.gains,
    kinds: writer.kinds,
  };
}

/** Turns operators into the right side of `doc=` and what must be known for that. */
class Writer {
  readonly gains: Gain[] = [];
  readonly kinds: (readonly [string, Kind])[] = [];
  private readonly pairs: string[] = [];
  private readonly columns: string[] = [];
  /** Conditions of which one must hold lest nothing be changed; null when something is in any case. */
  private changes: string[] | null = [];
  private addedLength = 0;

  constructor(
    private readonly collection: Collection,
    private readonly sql: JsonSql,
  ) {}

  /** False for what has no exact SQL. */
  add(operator: string, path: string, operand: unknown): boolean {
    if (isTooDeep(operand, path.split('.').length)) return false;
    switch (operator) {
      case '$set':
        return this.set(path, operand);
      case '$inc':
        return this.increase(path, operand);
      case '$addToSet':
        return this.append(path, [operand], true);
      case '$push':
        return this.append(path, pushedBy(operand), false);
      case '$pull':
        return this.pullNothing(path, operand);
      default:
        return false;
    }
  }

  setSql(): string | null {
    const { sql, pairs, changes } = this;
    if (pairs.length === 0 || pairs.length > MAX_PATHS || this.addedLength > MAX_ADDED_LENGTH) {
      return null;
    }
    if (changes) {
      if (changes.length === 0) return null;
      sql.guard(`(${changes.join(' OR ')})`);
    }
    sql.guard(`octet_length(doc)<${MAX_STORED_BYTES}`);
    return [...this.columns, `doc=jsonb_set(doc,${pairs.join(',')})`].join(',');
  }

  private set(path: string, value: unknown): boolean {
    const at = this.sql.pathToWrite(path);
    if (at === null || this.isInList(path)) return false;
    const keys = this.collection.keysAt([path]);
    const document = keys.length === 0 ? {} : withValueAt(path, value);
    for (const key of keys) {
      if (!isWithin(key, path) || this.collection.isUnique(key)) return false;
      this.columns.push(
        `${this.collection.columnOf(key) ?? ''}=${this.sql.arg(keyOf(valueAt(document, key)))}`,
      );
      const kind = kindAt(document, key);
      if (kind !== null) this.kinds.push([key, kind]);
    }
    this.pairs.push(`${at},${this.json(value)}`);
    this.changes?.push(this.differs(at, value));
    return true;
  }

  private increase(path: string, by: unknown): boolean {
    const isExact = typeof by === 'number' && Number.isInteger(by) && Math.abs(by) <= MAX_EXACT;
    const at = isExact && by !== 0 ? this.sql.pathToWrite(path) : null;
    if (!isExact || at === null || this.isInList(path)) return false;
    const sum = `ifnull(doc->>${at},0)+${this.sql.integer(by)}`;
    for (const key of this.collection.keysAt([path])) {
      if (key !== path || this.collection.isUnique(key)) return false;
      this.columns.push(`${this.collection.columnOf(key) ?? ''}=${sum}`);
      this.kinds.push([key, 'number']);
    }
    this.sql.guard(`ifnull(json_type(doc,${at}),'integer')='integer'`);
    this.sql.guard(`ifnull(doc->>${at},0) BETWEEN -${MAX_EXACT} AND ${MAX_EXACT}`);
    this.pairs.push(`${at},${sum}`);
    this.changes = null;
    return true;
  }

  /** Elements at the end of a list, for `$addToSet` under the condition that they are not in it. */
  private append(path: string, items: readonly unknown[] | null, onlyNew: boolean): boolean {
    const at = items && items.length > 0 ? this.sql.pathToWrite(path) : null;
    if (!items || at === null || this.collection.keysAt([path]).length > 0) return false;
    const indexes = this.sideTables(path);
    if (!indexes) return false;
    this.sql.guard(`ifnull(json_type(doc,${at}),'array')='array'`);
    const end = this.sql.arg(`${jsonPath(path)}[#]`);
    for (const item of items) {
      const isText = typeof item === 'string' && isWellFormed(item);
      if ((onlyNew || indexes.length > 0) && !isText) return false;
      if (onlyNew && isText) this.sql.guard(this.isAbsent(at, indexes, item));
      if (isText) this.gains.push(...indexes.map((index) => ({ index, element: item })));
      this.pairs.push(`${end},${this.json(item)}`);
    }
    if (indexes.length > 0) this.kinds.push([elementPath(path), 'string']);
    this.changes = null;
    return true;
  }

  /** Taking away what is not there; only that is one statement. */
  private pullNothing(path: string, item: unknown): boolean {
    const at = this.sql.pathToRead(path);
    if (at === null || typeof item !== 'string' || !isWellFormed(item)) return false;
    const indexes = this.sideTables(path);
    if (!indexes) return false;
    this.sql.guard(`ifnull(json_type(doc,${at}),'array')='array'`);
    this.sql.guard(this.isAbsent(at, indexes, item));
    return true;
  }

  /** A side table has a row for every text in the list. */
  private isAbsent(at: string, [index]: readonly MultikeyIndex[], item: string): string {
    const value = this.sql.arg(item);
    const found = index
      ? `${index.table} WHERE row=${this.collection.table}.rowid AND ${index.columnOf(index.multikey) ?? ''}=${value}`
      : `json_each(doc,${at}) WHERE type='text' AND value=${value}`;
    return `NOT EXISTS (SELECT 1 FROM ${found})`;
  }

  /** Side tables over the very list; null when a change of it would move other rows. */
  private sideTables(path: string): readonly MultikeyIndex[] | null {
    const touched = this.collection.multikeys.filter((index) => index.isTouchedBy(path));
    return touched.every(({ multikey }) => multikey === path) ? touched : null;
  }

  private isInList(path: string): boolean {
    return this.collection.multikeys.some((index) => index.isTouchedBy(path));
  }

  /** Whether the value is another than the one that stands; false where SQL cannot tell. */
  private differs(at: string, value: unknown): string {
    const type = `json_type(doc,${at})`;
    if (typeof value === 'string' && isWellFormed(value)) {
      return `ifnull(${type}<>'text' OR doc->>${at}<>${this.sql.arg(value)},1)`;
    }
    if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= MAX_EXACT) {
      return `ifnull(${type}<>'integer' OR doc->>${at}<>${this.sql.integer(value)},1)`;
    }
    return `${type} IS NULL`;
  }

  private json(value: unknown): string {
    const text = stringifyEjson(value);
    this.addedLength += text.length;
    return `jsonb(${this.sql.arg(text)})`;
  }
}

/** What `$push` appends; null when it does more than that. */
function pushedBy(operand: unknown): readonly unknown[] | null {
  if (!isPlainObject(operand) || !('$each' in operand)) return [operand];
  const isPlain = Object.keys(operand).length === 1 && Array.isArray(operand['$each']);
  return isPlain ? (operand['$each'] as unknown[]) : null;
}

/** A document with nothing but a value at a path. */
function withValueAt(path: string, value: unknown): Document {
  return path.split('.').reduceRight<Document>((inner, segment, at, all) => {
    const document: Document = {};
    setOwn(document, segment, at === all.length - 1 ? value : inner);
    return document;
  }, {});
}
