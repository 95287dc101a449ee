import type { Collection, DirectUpdate, Gain } from './collection';
import { stringifyEjson } from './ejson';
import { isWellFormed, keyOf, kindAt, type Kind } from './index-keys';
import { MAX_EXACT, pinnedCondition } from './json-conditions';
import { JsonSql } from './json-sql';
import { isTooDeep } from './limits';
import { elementPath, type MultikeyIndex } from './multikey-index';
import type { PathFacts } from './path-facts';
import { isWithin } from './paths';
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
    sql: `UPDATE ${collection.table} SET ${set} WHERE ${condition.clause} AND ${sql.guardSql(collection.kinds.mayHoldSpecials)} RETURNING rowid`,
    args: sql.args,
    conditions: condition.conditions,
    texts: writer.texts,
    gains: writer.gains,
    kinds: writer.kinds,
  };
}

/** Turns operators into the right side of `doc=` and what must be known for that. */
class Writer {
  readonly gains: Gain[] = [];
  readonly kinds: (readonly [string, Kind])[] = [];
  readonly texts: string[] = [];
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
    const facts = this.collection.factsOf(path);
    const at = this.sql.pathToWrite(facts);
    if (at === null || facts.lists.length > 0) return false;
    const document = facts.keys.length === 0 ? {} : withValueAt(path, value);
    for (const key of facts.keys) {
      if (!isWithin(key, path) || this.collection.isChecked(key)) return false;
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
    if (!isExactInteger(by) || by === 0) return false;
    const facts = this.collection.factsOf(path);
    const at = this.sql.pathToWrite(facts);
    if (at === null || facts.lists.length > 0) return false;
    const sum = `ifnull(doc->>${at},0)+${this.sql.integer(by)}`;
    for (const key of facts.keys) {
      if (key !== path || this.collection.isChecked(key)) return false;
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
    if (!items || items.length === 0) return false;
    const facts = this.collection.factsOf(path);
    const at = this.sql.pathToWrite(facts);
    if (facts.json === null || at === null || facts.keys.length > 0) return false;
    const indexes = listsAt(path, facts);
    if (!indexes) return false;
    this.sql.guard(`ifnull(json_type(doc,${at}),'array')='array'`);
    const end = this.sql.arg(`${facts.json}[#]`);
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
    const facts = this.collection.factsOf(path);
    const at = this.sql.pathToRead(facts);
    if (at === null || typeof item !== 'string' || !isWellFormed(item)) return false;
    const indexes = listsAt(path, facts);
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

  /** Whether the value is another than the one that stands; false where SQL cannot tell. */
  private differs(at: string, value: unknown): string {
    const type = `json_type(doc,${at})`;
    if (typeof value === 'string' && isWellFormed(value)) {
      return `ifnull(${type}<>'text' OR doc->>${at}<>${this.sql.arg(value)},1)`;
    }
    if (isExactInteger(value)) {
      return `ifnull(${type}<>'integer' OR doc->>${at}<>${this.sql.integer(value)},1)`;
    }
    return `${type} IS NULL`;
  }

  /** A value as an argument of `jsonb_set`, which takes texts and whole numbers as they are. */
  private json(value: unknown): string {
    if (typeof value === 'string' && isWellFormed(value)) {
      this.addedLength += value.length;
      return this.sql.arg(value);
    }
    if (isExactInteger(value)) return this.sql.integer(value);
    const text = stringifyEjson(value);
    this.texts.push(text);
    this.addedLength += text.length;
    return `jsonb(${this.sql.arg(text)})`;
  }
}

/** Whole numbers that are the same in SQL. */
function isExactInteger(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= MAX_EXACT;
}

/** Indexes over the very list; null when a change of it would move other rows. */
function listsAt(path: string, { lists }: PathFacts): readonly MultikeyIndex[] | null {
  return lists.every(({ multikey }) => multikey === path) ? lists : null;
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
