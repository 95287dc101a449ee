import type { Collection } from './collection';
import { SAFE_PATH } from './collections-file';
import { conditionOf, prefixCondition, type Condition } from './conditions';
import type { SqlKey } from './index-keys';
import { elementPath, type MultikeyIndex } from './multikey-index';
import { prefixOf } from './regex-prefix';
import { isPlainObject, isScalar, type Document } from './values';

/** A filter as far as SQL can answer it. The SQL never excludes a match; `exact` says that it admits nothing else. */
export interface Plan {
  where: string;
  args: readonly SqlKey[];
  exact: boolean;
  /** What SQL decides, as `path $operator`. */
  conditions: readonly string[];
  /** A side table that knows all matches, so that counting and sorting need not touch the documents. */
  side: SideSelection | null;
}

export interface SideSelection {
  index: MultikeyIndex;
  /** Table and condition. */
  from: string;
  args: readonly SqlKey[];
  /** Whether each match has one row: one element was asked for, not a list of them. */
  isUnique: boolean;
}

interface Conjunction {
  conditions: Condition[];
  /** Sub-filters that are SQL already. */
  clauses: { sql: string; args: SqlKey[]; conditions: readonly string[] }[];
  exact: boolean;
}

export function planFilter(collection: Collection, filter: Document): Plan {
  const found: Conjunction = { conditions: [], clauses: [], exact: true };
  collect(collection, filter, found);
  const { sql, args, alone } = render(collection, found);
  const side = found.exact ? alone : null;
  const conditions = [
    ...found.conditions.map(({ path, operator }) => `${path} ${operator}`),
    ...found.clauses.flatMap((clause) => clause.conditions),
  ];
  return { where: sql === '' ? '' : ` WHERE ${sql}`, args, exact: found.exact, conditions, side };
}

/**
 * ORDER BY for a sort over the collection's own table or over a side table of it. Null when the table does not hold all
 * keys, or SQL would order differently from MongoDB.
 */
export function planSort(
  collection: Collection,
  sort: Document,
  table: { columnOf(path: string): string | null } = collection,
): string | null {
  const keys = Object.entries(sort);
  const usable = ([path]: [string, unknown]): boolean =>
    collection.columnOf(path) !== null &&
    table.columnOf(path) !== null &&
    collection.kinds.isComparable(path) &&
    collection.kinds.isUniform(path, null);
  if (!keys.every(usable)) return null;
  const parts = keys.map(
    ([path, direction]) =>
      `${table.columnOf(path) ?? ''} ${Number(direction) < 0 ? 'DESC' : 'ASC'}`,
  );
  return parts.length === 0 ? '' : ` ORDER BY ${parts.join(',')}`;
}

function collect(collection: Collection, filter: Document, into: Conjunction): void {
  for (const [key, value] of Object.entries(filter)) {
    if (key === '$and' && Array.isArray(value) && value.every(isPlainObject)) {
      for (const part of value) collect(collection, part, into);
    } else if (key === '$or' && Array.isArray(value) && value.every(isPlainObject)) {
      collectAlternatives(collection, value, into);
    } else {
      into.exact = collectField(collection, key, value, into) && into.exact;
    }
  }
}

/** An alternative that SQL knows nothing about makes the whole `$or` useless to it. */
function collectAlternatives(collection: Collection, parts: Document[], into: Conjunction): void {
  const plans = parts.map((part) => planFilter(collection, part));
  if (plans.length === 0 || plans.some((plan) => plan.where === '')) {
    into.exact = false;
    return;
  }
  into.clauses.push({
    sql: `(${plans.map((plan) => `(${plan.where.slice(' WHERE '.length)})`).join(' OR ')})`,
    args: plans.flatMap((plan) => [...plan.args]),
    conditions: plans.flatMap((plan) => [...plan.conditions]),
  });
  into.exact = into.exact && plans.every((plan) => plan.exact);
}

/** Adds what SQL can say about one field; answers whether that is all there is to say. */
function collectField(
  collection: Collection,
  path: string,
  value: unknown,
  into: Conjunction,
): boolean {
  const kindsPath = kindsPathOf(collection, path);
  if (kindsPath === null) return false;
  const add = (condition: Condition | null): boolean => {
    if (condition) into.conditions.push(condition);
    return condition?.exact ?? false;
  };
  if (isScalar(value)) return add(conditionOf(collection, path, kindsPath, '$eq', value));
  const prefix = path === kindsPath ? prefixOf(value) : null;
  if (prefix !== null) add(prefixCondition(path, prefix));
  if (!isPlainObject(value)) return false;
  const operators = Object.entries(value);
  if (operators.length === 0 || !operators.every(([name]) => name.startsWith('$'))) return false;
  return operators
    .map(([name, operand]) => add(conditionOf(collection, path, kindsPath, name, operand)))
    .every(Boolean);
}

/** Under which path the kinds of the compared values are kept; null when no index knows the path. */
export function kindsPathOf(collection: Collection, path: string): string | null {
  if (!SAFE_PATH.test(path)) return null;
  const isArray = collection.multikeys.some((index) => index.multikey === path);
  if (!isArray && collection.columnOf(path) === null) return null;
  const kindsPath = isArray ? elementPath(path) : path;
  return collection.kinds.isComparable(kindsPath) ? kindsPath : null;
}

function render(
  collection: Collection,
  found: Conjunction,
): { sql: string; args: SqlKey[]; alone: SideSelection | null } {
  const parts: string[] = [];
  const args: SqlKey[] = [];
  const left = new Set(found.conditions);
  let alone: SideSelection | null = null;
  const isOne = isPinned(collection, found.conditions);
  for (const condition of found.conditions) {
    const index = collection.multikeys.find((candidate) => candidate.multikey === condition.path);
    if (!index || !left.has(condition)) continue;
    if (isOne || condition.isExclusion) {
      // The own elements of each document that is left, one at most or few: not all documents that hold the element.
      const sql = condition.sql.replaceAll('@', index.columnOf(index.multikey) ?? '');
      parts.push(
        `${condition.isExclusion ? 'NOT ' : ''}EXISTS (SELECT 1 FROM ${index.table} WHERE row=${collection.table}.rowid AND ${sql})`,
      );
      args.push(...condition.args);
      left.delete(condition);
      continue;
    }
    const side = sideOf(bestIndex(collection, condition, left) ?? index, condition, left);
    parts.push(`rowid IN (SELECT row FROM ${side.from})`);
    args.push(...side.args);
    alone = side;
  }
  if (left.size > 0 || parts.length > 1 || found.clauses.length > 0) alone = null;
  for (const condition of left) {
    parts.push(condition.sql.replaceAll('@', collection.columnOf(condition.path) ?? ''));
    args.push(...condition.args);
  }
  for (const clause of found.clauses) {
    parts.push(clause.sql);
    args.push(...clause.args);
  }
  return { sql: parts.join(' AND '), args, alone };
}

/** Whether the conditions name the id or all keys of a unique index, so that no other index can narrow further. */
export function isPinned(collection: Collection, conditions: readonly Condition[]): boolean {
  const equal = new Set(conditions.filter((one) => one.isEquality).map((one) => one.path));
  const keys = collection.indexes.filter((index) => index.unique).map(({ keys: own }) => own);
  return [{ _id: 1 }, ...keys].some((own) => Object.keys(own).every((path) => equal.has(path)));
}

/** Of the side tables over one array, the one that can check most of the other conditions itself. */
function bestIndex(
  collection: Collection,
  condition: Condition,
  left: ReadonlySet<Condition>,
): MultikeyIndex | undefined {
  const score = (index: MultikeyIndex): number =>
    [...left].filter((other) => index.columnOf(other.path) !== null).length;
  return collection.multikeys
    .filter((index) => index.multikey === condition.path)
    .sort((a, b) => score(b) - score(a))[0];
}

/** Asks a side table, which takes over the conditions that it can check itself. */
function sideOf(index: MultikeyIndex, condition: Condition, left: Set<Condition>): SideSelection {
  const others = [...left].filter(
    (other) =>
      other.path !== index.multikey && !other.isExclusion && index.columnOf(other.path) !== null,
  );
  const used = [condition, ...others];
  for (const part of used) left.delete(part);
  const where = used.map((part) => part.sql.replaceAll('@', index.columnOf(part.path) ?? ''));
  return {
    index,
    from: `${index.table} WHERE ${where.join(' AND ')}`,
    args: used.flatMap((part) => part.args),
    isUnique: condition.isEquality,
  };
}
