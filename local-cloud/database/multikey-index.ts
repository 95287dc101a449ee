import type { IndexDefinition } from './collections-file';
import { kindAt, kindOf, keyOf, type SqlKey } from './index-keys';
import type { PathKinds } from './path-kinds';
import { isScalar, valueAt, type Document } from './values';

/** Where the kinds of an array's elements are kept, beside those of the path itself. */
export function elementPath(path: string): string {
  return `${path}[]`;
}

/** SQL statements that keep a side table; run inside the transaction of the document's own write. */
export interface SideTableWriter {
  run(sql: string, args: readonly SqlKey[]): void;
}

/**
 * An index over the elements of an array: a side table with one row for each element and document, holding the index's
 * keys in their declared order (the array's column holds the element) and the rowid of the document.
 */
export class MultikeyIndex {
  readonly paths: readonly string[];
  readonly multikey: string;

  constructor(
    private readonly definition: IndexDefinition & { multikey: string },
    readonly table: string,
  ) {
    this.paths = Object.keys(definition.keys);
    this.multikey = definition.multikey;
  }

  createSql(): string {
    const columns = this.paths.map((_, position) => `k${position}`);
    const ordered = Object.values(this.definition.keys).map(
      (direction, position) => `k${position} ${direction < 0 ? 'DESC' : 'ASC'}`,
    );
    return (
      `CREATE TABLE ${this.table}(${columns.join(',')},row INTEGER NOT NULL);` +
      `CREATE INDEX ${this.table}_key ON ${this.table}(${ordered.join(',')},row);` +
      `CREATE INDEX ${this.table}_row ON ${this.table}(row)`
    );
  }

  columnOf(path: string): string | null {
    const position = this.paths.indexOf(path);
    return position < 0 ? null : `k${position}`;
  }

  noteKinds(document: Document, kinds: PathKinds): void {
    for (const path of this.paths) {
      const kind = kindAt(document, path);
      if (kind === null) continue;
      const value = valueAt(document, path);
      if (path !== this.multikey || kind !== 'array') {
        kinds.note(path === this.multikey ? elementPath(path) : path, kind);
      } else if (Array.isArray(value)) {
        for (const item of value) kinds.note(elementPath(path), kindOf(item) ?? 'null');
      } else {
        // An array above the path itself: its elements are not in the side table, which must not be asked any more.
        kinds.note(elementPath(path), 'array');
      }
    }
  }

  /** Writes the rows of a new document, or the difference between two versions of one. */
  write(
    writer: SideTableWriter,
    row: number,
    before: Document | null,
    after: Document | null,
  ): void {
    const old = new Map(before ? this.tuplesOf(before).map((tuple) => [tag(tuple), tuple]) : []);
    const fresh = new Map(after ? this.tuplesOf(after).map((tuple) => [tag(tuple), tuple]) : []);
    for (const [key, tuple] of old) {
      if (fresh.has(key)) continue;
      const match = tuple.map((_, position) => `k${position}=?`).join(' AND ');
      writer.run(`DELETE FROM ${this.table} WHERE row=? AND ${match}`, [row, ...tuple]);
    }
    for (const [key, tuple] of fresh) {
      if (old.has(key)) continue;
      const marks = tuple.map(() => '?').join(',');
      writer.run(`INSERT INTO ${this.table} VALUES(${marks},?)`, [...tuple, row]);
    }
  }

  private tuplesOf(document: Document): SqlKey[][] {
    const value = valueAt(document, this.multikey);
    const elements = (Array.isArray(value) ? value : [value]).filter(
      (item) => item !== undefined && item !== null && isScalar(item),
    );
    const others = this.paths.map((path) => keyOf(valueAt(document, path)));
    return elements.map((element) =>
      this.paths.map((path, position) =>
        path === this.multikey ? keyOf(element) : (others[position] ?? -Infinity),
      ),
    );
  }
}

function tag(tuple: readonly SqlKey[]): string {
  return JSON.stringify(tuple.map((key) => (key === -Infinity ? [] : key)));
}
