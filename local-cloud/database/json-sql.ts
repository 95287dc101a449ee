import type { SqlKey } from './index-keys';
import type { PathFacts } from './path-facts';
import { SPECIAL_KEYS } from './slice';

/** What stands after the argument of a path, so that it leads to a special key. */
const SPECIAL_ENDS = SPECIAL_KEYS.map((key) => `||'."${key}"'`);
const SPECIAL_NOTHING = SPECIAL_KEYS.map(() => 'null').join(',');

/**
 * The SQL of one statement that looks into documents where they lie. Paths and values are numbered arguments, each given
 * once, so that statements for different members and sessions are one to the engine.
 */
export class JsonSql {
  readonly args: SqlKey[] = [];
  private readonly numbers = new Map<SqlKey, string>();
  private readonly guards = new Set<string>();
  /** Where a list would make MongoDB look into its elements; each with its path in SQLite's form. */
  private readonly ways = new Map<string, string>();
  /** What something is put into, and must be an object; with the argument of its path. */
  private readonly targets = new Map<string, string>();

  arg(value: SqlKey): string {
    let number = this.numbers.get(value);
    if (number === undefined) {
      number = `?${this.args.push(value)}`;
      this.numbers.set(value, number);
    }
    return number;
  }

  /** Whole numbers are handed over as floating point and would be written as such. */
  integer(value: number): string {
    return `CAST(${this.arg(value)} AS INTEGER)`;
  }

  /** Adds a condition under which the statement does what MongoDB would. */
  guard(condition: string): void {
    this.guards.add(condition);
  }

  /** Argument of a path to be looked at; null for one that SQLite addresses differently. */
  pathToRead({ json, parents }: PathFacts): string | null {
    if (json === null) return null;
    for (const parent of parents) this.ways.set(parent.path, parent.json);
    return this.arg(json);
  }

  /** The same for a path at which a value is put. */
  pathToWrite({ json, parents }: PathFacts): string | null {
    if (json === null) return null;
    for (const parent of parents) {
      if (!this.targets.has(parent.path)) this.targets.set(parent.path, this.arg(parent.json));
    }
    return this.arg(json);
  }

  /** All guards as one condition. `mayHoldSpecials`: objects in these documents may be special values. */
  guardSql(mayHoldSpecials: boolean): string {
    const parts = [...this.guards];
    const targets = [...this.targets.values()];
    for (const at of targets) parts.push(`ifnull(json_type(doc,${at}),'object')='object'`);
    // A date is stored as an object of one special key; nothing can be put into it.
    if (mayHoldSpecials && targets.length > 0) {
      const keys = targets.map((at) => SPECIAL_ENDS.map((end) => at + end).join(','));
      const nothing = targets.map(() => SPECIAL_NOTHING).join(',');
      parts.push(`json_extract(doc,${keys.join(',')})='[${nothing}]'`);
    }
    for (const [path, json] of this.ways) {
      if (this.targets.has(path)) continue;
      parts.push(`json_type(doc,${this.arg(json)}) IS NOT 'array'`);
    }
    return parts.join(' AND ');
  }
}
