import type { Collection } from './collection';
import { conditionOf, isAbsent, type Condition } from './conditions';
import { kindOf } from './index-keys';
import type { JsonSql } from './json-sql';
import { isPinned, kindsPathOf } from './planner';
import { isPlainObject, isScalar } from './values';
import type { Document } from './values';

/** A longer list is dearer to compare than to leave to mingo. */
const MAX_LIST = 20;
/** Integers up to here are the same in SQL and in JavaScript. */
export const MAX_EXACT = 2 ** 52;
const COMPARE: Readonly<Record<string, string>> = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' };

/**
 * SQL that holds for at most one document, and only for one that matches the filter; it may miss a match, where lists or
 * fractions are in play. Null when no unique key is named or a condition has no such SQL.
 */
export function pinnedCondition(
  collection: Collection,
  filter: Document,
  sql: JsonSql,
): { clause: string; conditions: readonly string[] } | null {
  const found = new Search(collection, sql);
  const clause = found.conjunction(filter, true);
  if (clause === null || !isPinned(collection, found.byIndex)) return null;
  return { clause, conditions: found.conditions };
}

class Search {
  /** What must hold for every match and is answered by an index. */
  readonly byIndex: Condition[] = [];
  /** Everything that is asked for, as `path $operator`. */
  readonly conditions: string[] = [];

  constructor(
    private readonly collection: Collection,
    private readonly sql: JsonSql,
  ) {}

  conjunction(filter: Document, isTop: boolean): string | null {
    const parts: string[] = [];
    for (const [key, value] of Object.entries(filter)) {
      const part = key.startsWith('$')
        ? this.combined(key, value, isTop)
        : this.field(key, value, isTop);
      if (part === null) return null;
      parts.push(part);
    }
    return parts.length === 0 ? null : parts.join(' AND ');
  }

  private combined(operator: string, parts: unknown, isTop: boolean): string | null {
    if (!Array.isArray(parts) || parts.length === 0 || !parts.every(isPlainObject)) return null;
    if (operator !== '$and' && operator !== '$or') return null;
    const isAnd = operator === '$and';
    const clauses = parts.map((part) => this.conjunction(part, isTop && isAnd));
    if (clauses.includes(null)) return null;
    return `(${clauses.map((clause) => `(${clause ?? ''})`).join(isAnd ? ' AND ' : ' OR ')})`;
  }

  private field(path: string, value: unknown, isTop: boolean): string | null {
    if (isScalar(value)) return this.comparison(path, '$eq', value, isTop);
    if (!isPlainObject(value)) return null;
    const operators = Object.entries(value);
    if (operators.length === 0 || !operators.every(([name]) => name.startsWith('$'))) return null;
    const parts = operators.map(([name, operand]) => this.comparison(path, name, operand, isTop));
    return parts.includes(null) ? null : parts.join(' AND ');
  }

  private comparison(
    path: string,
    operator: string,
    operand: unknown,
    isTop: boolean,
  ): string | null {
    this.conditions.push(`${path} ${operator}`);
    const indexed = this.indexed(path, operator, operand, isTop);
    if (indexed?.exact === true) return indexed.clause;
    const inside = this.inside(path, operator, operand);
    return inside === null || !indexed ? inside : `${indexed.clause} AND ${inside}`;
  }

  private indexed(
    path: string,
    operator: string,
    operand: unknown,
    isTop: boolean,
  ): { clause: string; exact: boolean } | null {
    const { collection } = this;
    const kindsPath = kindsPathOf(collection, path);
    const condition =
      kindsPath === null ? null : conditionOf(collection, path, kindsPath, operator, operand);
    if (!condition) return null;
    if (isTop) this.byIndex.push(condition);
    const args = [...condition.args];
    const numbered = condition.sql.replaceAll('?', () => this.sql.arg(args.shift() ?? ''));
    const index = collection.multikeys.find(({ multikey }) => multikey === path);
    const column = index ? index.columnOf(path) : collection.columnOf(path);
    const clause = numbered.replaceAll('@', column ?? '');
    if (!index) return { clause, exact: condition.exact };
    return {
      clause: `${condition.isExclusion ? 'NOT ' : ''}EXISTS (SELECT 1 FROM ${index.table} WHERE row=${collection.table}.rowid AND ${clause})`,
      exact: condition.exact,
    };
  }

  /** A condition on the text of the document itself. */
  private inside(path: string, operator: string, operand: unknown): string | null {
    const at = this.sql.pathToRead(this.collection.factsOf(path));
    if (at === null) return null;
    if (operator === '$eq') return this.equals(at, operand);
    if (operator === '$exists')
      return `json_type(doc,${at}) IS ${isAbsent(operand) ? '' : 'NOT '}NULL`;
    if (operator === '$in') {
      if (!Array.isArray(operand) || operand.length === 0 || operand.length > MAX_LIST) return null;
      const parts = operand.map((item) => this.equals(at, item));
      return parts.includes(null) ? null : `(${parts.join(' OR ')})`;
    }
    const compare = COMPARE[operator];
    if (compare === undefined) return null;
    const [type, value] = this.typed(operand) ?? [];
    return type === undefined || value === undefined
      ? null
      : `(json_type(doc,${at})='${type}' AND doc->>${at}${compare}${value})`;
  }

  private equals(at: string, operand: unknown): string | null {
    if (operand === null) return `ifnull(json_type(doc,${at}),'null')='null'`;
    if (typeof operand === 'boolean') return `json_type(doc,${at})='${operand}'`;
    const [type, value] = this.typed(operand) ?? [];
    return type === undefined || value === undefined
      ? null
      : `(json_type(doc,${at})='${type}' AND doc->>${at}=${value})`;
  }

  /** SQLite's type and the argument of a value that it compares as MongoDB does: fractions are left to JavaScript. */
  private typed(operand: unknown): [type: string, value: string] | null {
    if (typeof operand === 'string' && kindOf(operand) === 'string') {
      return ['text', this.sql.arg(operand)];
    }
    if (
      typeof operand === 'number' &&
      Number.isInteger(operand) &&
      Math.abs(operand) <= MAX_EXACT
    ) {
      return ['integer', this.sql.integer(operand)];
    }
    return null;
  }
}
