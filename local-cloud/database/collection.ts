import { CloudError, messageOf } from '../cloud-error';
import type { IndexDefinition } from './collections-file';
import { columnIn, keyPathsOf, sqlNameOf } from './collection-tables';
import { parseStored } from './ejson';
import { kindAt, keyOf, type Kind, type SqlKey } from './index-keys';
import { checkLimits, MAX_DOCUMENT_BYTES } from './limits';
import { MultikeyIndex } from './multikey-index';
import { editSql, type Edit } from './patch';
import { checkPlace } from './geo-check';
import { factsOf, type PathFacts } from './path-facts';
import { PathKinds } from './path-kinds';
import { pathsOverlap } from './paths';
import type { Statements } from './statements';
import { valueAt, type Document, type DocumentId, type StoredDocument } from './values';

/** More than the paths of the sessions that are open at once. */
const MAX_FACTS = 2000;

/** A key that must be unique is taken; the text is MongoDB's. */
export class DuplicateKeyError extends Error {
  constructor(collection: string, index: string, id: DocumentId) {
    super(
      `E11000 duplicate key error collection: ${collection} index: ${index} dup key: { _id: ${JSON.stringify(id)} }`,
    );
  }
}

/** A row with the text of its document. */
export interface Row {
  row: number;
  doc: string;
}

/** An element that a list with a side table gains. */
export interface Gain {
  index: MultikeyIndex;
  element: string;
}

/** An update as one statement that also checks its conditions. It answers the row that it changed. */
export interface DirectUpdate {
  sql: string;
  args: readonly SqlKey[];
  /** What it checks, as `path $operator`. */
  conditions: readonly string[];
  /** Values that it writes as JSON. */
  texts: readonly string[];
  gains: readonly Gain[];
  kinds: readonly (readonly [path: string, kind: Kind])[];
}

/** One collection: a table of documents, its indexes and side tables. Writes belong into the caller's transaction. */
export class Collection {
  readonly kinds: PathKinds;
  readonly multikeys: readonly MultikeyIndex[];
  /** Paths with a column of their own: those of all indexes, without the arrays of multikey indexes. */
  private readonly keyPaths: readonly string[];
  private readonly facts = new Map<string, PathFacts>();
  private readonly readSql: string;
  private readonly insertSql: string;
  private readonly updateSql: string;
  private readonly uniquePaths: readonly string[];
  /** Paths with an index of places. */
  readonly geoPaths: readonly string[];

  constructor(
    private readonly statements: Statements,
    readonly name: string,
    /** Number of the collection in the data file; names its tables and indexes. */
    readonly number: number,
    readonly indexes: readonly IndexDefinition[],
    known: Iterable<{ path: string; kind: Kind }>,
  ) {
    this.kinds = new PathKinds((path, kind) => {
      statements.run('INSERT OR IGNORE INTO kinds VALUES(?,?,?)', [number, path, kind]);
    }, known);
    this.multikeys = indexes.flatMap((index) =>
      index.multikey === null
        ? []
        : [
            new MultikeyIndex(
              { ...index, multikey: index.multikey },
              sqlNameOf(number, index, indexes),
            ),
          ],
    );
    this.keyPaths = keyPathsOf(indexes);
    const columns = this.keyPaths.map((_, position) => `k${position}`);
    const marks = ['?', ...columns.map(() => '?'), 'jsonb(?)'].join(',');
    this.readSql = `SELECT rowid, json(doc) FROM c${number} WHERE _id=?`;
    this.insertSql = `INSERT INTO c${number} VALUES(${marks})`;
    this.updateSql = `UPDATE c${number} SET ${[...columns.map((column) => `${column}=?`), 'doc=jsonb(?)'].join(',')} WHERE rowid=?`;
    this.uniquePaths = indexes
      .filter((index) => index.unique)
      .flatMap((index) => Object.keys(index.keys));
    this.geoPaths = indexes.flatMap(({ geo, keys }) => (geo === true ? Object.keys(keys) : []));
  }

  get table(): string {
    return `c${this.number}`;
  }

  /** Column of the key of a path, or null when no index knows the path. */
  columnOf(path: string): string | null {
    return path === '_id' ? '_id' : columnIn(this.keyPaths, path);
  }

  /** Name in collections.json of an index that SQLite names. */
  indexNameOf(sqlName: string): string {
    const position = /^[im]\d+_(\d+)(_key)?$/.exec(sqlName)?.[1];
    return this.indexes[Number(position)]?.name ?? '_id_';
  }

  read(id: DocumentId): Row | undefined {
    const found = this.statements.row(this.readSql, [id]);
    return found && { row: Number(found[0]), doc: String(found[1]) };
  }

  insert(document: StoredDocument, text: string): void {
    this.noteKinds(document, this.keyPaths, this.multikeys);
    this.kinds.noteText(text);
    const { lastInsertRowid: row } = this.guardUnique(document._id, () =>
      this.statements.run(this.insertSql, [document._id, ...this.keysOf(document), text]),
    );
    for (const index of this.multikeys) index.write(this.statements, row, null, document);
  }

  replace(row: number, before: StoredDocument, after: StoredDocument, text: string): void {
    this.noteKinds(after, this.keyPaths, this.multikeys);
    this.kinds.noteText(text);
    this.guardUnique(after._id, () =>
      this.statements.run(this.updateSql, [...this.keysOf(after), text, row]),
    );
    for (const index of this.multikeys) index.write(this.statements, row, before, after);
  }

  /** What has to be known of a document beside the paths that change: the keys of all indexes that may move. */
  keysBeside(paths: readonly string[]): string[] {
    const touched = this.multikeys.filter((index) => paths.some((path) => index.isTouchedBy(path)));
    return [...this.keysAt(paths), ...touched.flatMap((index) => index.paths)];
  }

  /**
   * Edits a document in place, without writing or reading the rest of it. The two versions may be slices that hold all
   * edited paths and those of `keysBeside`.
   */
  patch(row: number, before: StoredDocument, after: StoredDocument, edits: readonly Edit[]): void {
    const paths = edits.map(({ path }) => path);
    const keys = this.keysAt(paths);
    const touched = this.multikeys.filter((index) => paths.some((path) => index.isTouchedBy(path)));
    this.noteKinds(after, keys, touched);
    const { sql, args } = editSql(edits);
    for (const arg of args) this.kinds.noteText(String(arg));
    const columns = keys.map((path) => `${this.columnOf(path) ?? ''}=?,`).join('');
    const values = keys.map((path) => keyOf(valueAt(after, path)));
    this.guardUnique(after._id, () =>
      this.statements.run(`UPDATE ${this.table} SET ${columns}doc=${sql} WHERE rowid=?`, [
        ...values,
        ...args,
        row,
      ]),
    );
    for (const index of touched) index.write(this.statements, row, before, after);
    checkLimits(after, this.bytesOf(row));
  }

  /** Size of a document's text. Its form on disk is at least a third as long, so that most need not be written out. */
  private bytesOf(row: number): number {
    const size = (expression: string): number =>
      this.statements.get<{ n: number }>(
        `SELECT octet_length(${expression}) AS n FROM ${this.table} WHERE rowid=?`,
        [row],
      )?.n ?? 0;
    const onDisk = size('doc');
    return onDisk * 3 > MAX_DOCUMENT_BYTES ? size('json(doc)') : onDisk;
  }

  /**
   * Updates a document by one statement that checks the conditions itself. False when it changed nothing, because no
   * document matches or because more than one statement is needed.
   */
  updateDirectly({ sql, args, texts, gains, kinds }: DirectUpdate): boolean {
    const [row] = this.statements.row(sql, args) ?? [];
    if (row === undefined) return false;
    for (const text of texts) this.kinds.noteText(text);
    for (const [path, kind] of kinds) this.kinds.note(path, kind);
    for (const { index, element } of gains) {
      index.add(this.statements, this, Number(row), element);
    }
    return true;
  }

  /** What statements have to know of a path; looked up once for the many requests that name it. */
  factsOf(path: string): PathFacts {
    let facts = this.facts.get(path);
    if (!facts) {
      facts = factsOf(path, this.keysAt([path]), this.multikeys);
      if (this.facts.size >= MAX_FACTS) this.facts.clear();
      this.facts.set(path, facts);
    }
    return facts;
  }

  /** Paths with a column of their own that a change at the given ones can move. */
  keysAt(paths: readonly string[]): string[] {
    return this.keyPaths.filter((key) => paths.some((path) => pathsOverlap(key, path)));
  }

  /** Whether an index asks more of a value at the path than to be kept in order. */
  isChecked(path: string): boolean {
    return this.uniquePaths.includes(path) || this.geoPaths.includes(path);
  }

  remove(row: number): void {
    const document = this.multikeys.some((index) => index.isByElement) ? this.documentAt(row) : {};
    this.statements.run(`DELETE FROM ${this.table} WHERE rowid=?`, [row]);
    for (const index of this.multikeys) index.remove(this.statements, row, document);
  }

  private documentAt(row: number): Document {
    const sql = `SELECT json(doc) FROM ${this.table} WHERE rowid=?`;
    const [text] = this.statements.row(sql, [row]) ?? [];
    return parseStored(String(text));
  }

  private noteKinds(
    document: StoredDocument,
    paths: readonly string[],
    multikeys: readonly MultikeyIndex[],
  ): void {
    for (const path of paths) {
      const kind = kindAt(document, path);
      if (kind === null) continue;
      if (kind === 'array' && this.uniquePaths.includes(path)) {
        throw new CloudError(
          'DATABASE_REQUEST_FAILED',
          `[FailedOperation] an array in "${path}", which has a unique index, is not supported`,
        );
      }
      if (this.geoPaths.includes(path)) checkPlace(path, valueAt(document, path));
      this.kinds.note(path, kind);
    }
    for (const index of multikeys) index.noteKinds(document, this.kinds);
  }

  /** SQLite names the columns of a violated key, such as "c3.k0, c3.k1". */
  private indexOver(columns: string): string {
    const violated = columns.split(', ').map((column) => column.split('.')[1]);
    const index = this.indexes.find(({ unique, keys }) => {
      const own = Object.keys(keys).map((path) => this.columnOf(path));
      return (
        unique && own.length === violated.length && own.every((key, at) => key === violated[at])
      );
    });
    return index?.name ?? '_id_';
  }

  private keysOf(document: StoredDocument): SqlKey[] {
    return this.keyPaths.map((path) => keyOf(valueAt(document, path)));
  }

  private guardUnique<T>(id: DocumentId, write: () => T): T {
    try {
      return write();
    } catch (error) {
      const violated = /UNIQUE constraint failed: (.*)/.exec(messageOf(error));
      if (!violated) throw error;
      throw new DuplicateKeyError(this.name, this.indexOver(violated[1] ?? ''), id);
    }
  }
}
