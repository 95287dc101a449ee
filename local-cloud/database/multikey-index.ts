import type { IndexDefinition } from './collections-file';
import { kindAt, kindOf, keyOf, type SqlKey } from './index-keys';
import type { PathKinds } from './path-kinds';
import { pathsOverlap } from './paths';
import { isDate, isScalar, valueAt, type Document } from './values';

/** Where the kinds of an array's elements are kept, beside those of the path itself. */
export function elementPath(path: string): string {
  return `${path}[]`;
}

/** SQL statements that keep a side table; run inside the transaction of the document's own write. */
export interface SideTableWriter {
  run(sql: string, args: readonly SqlKey[]): void;
}

/**
 * An index over the elements of an array, or over one field of the objects in an array: a side table with one row for each
 * element and document, holding the index's keys in their declared order (the array's column holds the element) and the rowid
 * of the document.
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
    if (this.isByElement) return this.sortedSql(this.table);
    const element = this.columnOf(this.multikey) ?? '';
    return (
      `CREATE TABLE ${this.table}(${columns.join(',')},row INTEGER NOT NULL,PRIMARY KEY(row,${element})) WITHOUT ROWID;` +
      `CREATE INDEX ${this.table}_key ON ${this.table}(${ordered.join(',')},row)`
    );
  }

  private sortedSql(table: string): string {
    return `CREATE TABLE ${table}(k0,row INTEGER NOT NULL,PRIMARY KEY(k0,row)) WITHOUT ROWID`;
  }

  /** SQL that lets the rows lie as they come, and SQL that sorts them: many are sorted together far sooner than one by one. */
  unsortedSql(): { begin: string; end: string } {
    const [own, other] = [this.table, `${this.table}_other`];
    const take = `INSERT INTO ${own} SELECT k0,row FROM ${other} ORDER BY 1,2; DROP TABLE ${other}`;
    const leave = `ALTER TABLE ${own} RENAME TO ${other};`;
    return {
      begin: `${leave} CREATE TABLE ${own}(k0,row INTEGER NOT NULL); ${take}`,
      end: `${leave} ${this.sortedSql(own)}; ${take}`,
    };
  }

  /**
   * Without other keys one tree by elements answers everything: a list that grows then costs two pages less. What it
   * cannot tell are the rows of one document, which is asked when that is removed alone.
   */
  get isByElement(): boolean {
    return this.paths.length === 1;
  }

  /** Takes away the rows of a document. */
  remove(writer: SideTableWriter, row: number, document: Document): void {
    if (this.isByElement) this.write(writer, row, document, {});
    else writer.run(`DELETE FROM ${this.table} WHERE row=?`, [row]);
  }

  /** Whether a change at the path can move rows of this index; a place in a list is none of its paths' names. */
  isTouchedBy(path: string): boolean {
    const named = path.replaceAll(PLACE, '');
    return this.paths.some((own) => pathsOverlap(own, named));
  }

  columnOf(path: string): string | null {
    const position = this.paths.indexOf(path);
    return position < 0 ? null : `k${position}`;
  }

  noteKinds(document: Document, kinds: PathKinds): void {
    for (const path of this.paths) {
      if (path === this.multikey) continue;
      const kind = kindAt(document, path);
      if (kind !== null) kinds.note(path, kind);
    }
    for (const item of elementsAt(document, this.multikey.split('.')))
      kinds.note(elementPath(this.multikey), kindOf(item) ?? 'null');
  }

  /** Writes the rows of a new document, or the difference between two versions of one. */
  write(writer: SideTableWriter, row: number, before: Document | null, after: Document): void {
    const old = before ? this.elementsOf(before) : new Set<SqlKey>();
    const fresh = this.elementsOf(after);
    const removed = [...old].filter((element) => !fresh.has(element));
    const added = [...fresh].filter((element) => !old.has(element));
    const column = this.columnOf(this.multikey) ?? '';
    // All elements travel in one statement: a record of a season's end has dozens of them.
    if (removed.length > 0) {
      writer.run(
        `DELETE FROM ${this.table} WHERE row=? AND ${column} IN (SELECT value FROM json_each(?))`,
        [row, JSON.stringify(removed)],
      );
    }
    const keys = this.otherKeysOf(after);
    const moved = before !== null && this.otherKeysOf(before).some((key, at) => key !== keys[at]);
    if (moved && removed.length < old.size) {
      const set = this.otherColumns.map((name) => `${name}=?`).join(',');
      writer.run(`UPDATE ${this.table} SET ${set} WHERE row=?`, [...keys, row]);
    }
    if (added.length > 0) {
      const columns = [...this.otherColumns, 'row', column];
      const marks = [...this.otherColumns, 'row'].map(() => '?').join(',');
      writer.run(
        `INSERT INTO ${this.table}(${columns.join(',')}) SELECT ${marks},value FROM json_each(?)`,
        [...keys, row, JSON.stringify(added)],
      );
    }
  }

  /** Adds an element that a list gained; the document's other keys are those of its row. */
  add(
    writer: SideTableWriter,
    collection: { table: string; columnOf(path: string): string | null },
    row: number,
    element: SqlKey,
  ): void {
    const columns = [...this.otherColumns, 'row', this.columnOf(this.multikey) ?? ''];
    const others = this.paths
      .filter((path) => path !== this.multikey)
      .map((path) => `${collection.columnOf(path) ?? ''},`);
    const from = others.length === 0 ? '' : ` FROM ${collection.table} WHERE rowid=?1`;
    writer.run(
      `INSERT OR IGNORE INTO ${this.table}(${columns.join(',')}) SELECT ${others.join('')}?1,?2${from}`,
      [row, element],
    );
  }

  private get otherColumns(): string[] {
    return this.paths.flatMap((path) =>
      path === this.multikey ? [] : [this.columnOf(path) ?? ''],
    );
  }

  private otherKeysOf(document: Document): SqlKey[] {
    return this.paths
      .filter((path) => path !== this.multikey)
      .map((path) => keyOf(valueAt(document, path)));
  }

  /** Elements that a filter can ask for; what cannot be compared by its key is checked without this table. */
  private elementsOf(document: Document): Set<SqlKey> {
    const elements = elementsAt(document, this.multikey.split('.'));
    return new Set(elements.filter((item) => item !== null && isScalar(item)).map(keyOf));
  }
}

/** A place in a list, or all of them, within a path. */
const PLACE = /\.(?:\d+|\$(?:\[\w*\])?)(?=\.|$)/g;

/**
 * What MongoDB compares at a path: the value there, of a list its elements, and below a list what stands in each of its objects. A list
 * within a list is left as it is, and so counts as one that the side table does not know.
 */
function elementsAt(value: unknown, path: readonly string[]): unknown[] {
  const [name, ...rest] = path;
  if (name === undefined) return Array.isArray(value) ? value : value === undefined ? [] : [value];
  if (Array.isArray(value))
    return value.flatMap((item) => (Array.isArray(item) ? [item] : elementsAt(item, path)));
  if (typeof value !== 'object' || value === null || isDate(value)) return [];
  return Object.hasOwn(value, name) ? elementsAt((value as Document)[name], rest) : [];
}
