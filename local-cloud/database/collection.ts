import { messageOf } from '../cloud-error';
import type { IndexDefinition } from './collections-file';
import { parseStored, stringifyEjson } from './ejson';
import { kindAt, keyExpression, type Kind } from './index-keys';
import { MultikeyIndex } from './multikey-index';
import { PathKinds } from './path-kinds';
import type { Statements } from './statements';
import type { DocumentId, StoredDocument } from './values';

/** A key that must be unique is taken; the text is MongoDB's. */
export class DuplicateKeyError extends Error {
  constructor(collection: string, index: string, id: DocumentId) {
    super(
      `E11000 duplicate key error collection: ${collection} index: ${index} dup key: { _id: ${JSON.stringify(id)} }`,
    );
  }
}

/** A row as it lies on disk. */
export interface Row {
  row: number;
  doc: string;
}

/** One collection: a table of documents, its indexes and side tables. Writes belong into the caller's transaction. */
export class Collection {
  readonly kinds: PathKinds;
  readonly multikeys: readonly MultikeyIndex[];
  /** Paths with an ordinary index key: those of all indexes, without the arrays of multikey indexes. */
  readonly keyPaths: ReadonlySet<string>;
  private readonly uniquePaths: readonly string[];

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
    const arrays = new Set(this.multikeys.map((index) => index.multikey));
    const paths = indexes.flatMap((index) => Object.keys(index.keys));
    this.keyPaths = new Set(['_id', ...paths.filter((path) => !arrays.has(path))]);
    this.uniquePaths = indexes
      .filter((index) => index.unique)
      .flatMap((index) => Object.keys(index.keys));
  }

  get table(): string {
    return `c${this.number}`;
  }

  read(id: DocumentId): Row | undefined {
    return this.statements.get<Row>(`SELECT rowid AS row, doc FROM ${this.table} WHERE _id=?`, [
      id,
    ]);
  }

  insert(document: StoredDocument, text: string): void {
    this.noteKinds(document);
    const { lastInsertRowid: row } = this.guardUnique(document._id, () =>
      this.statements.run(`INSERT INTO ${this.table}(_id,doc) VALUES(?,?)`, [document._id, text]),
    );
    for (const index of this.multikeys) index.write(this.statements, row, null, document);
  }

  replace(row: number, before: StoredDocument, after: StoredDocument, text: string): void {
    this.noteKinds(after);
    this.guardUnique(after._id, () =>
      this.statements.run(`UPDATE ${this.table} SET doc=? WHERE rowid=?`, [text, row]),
    );
    for (const index of this.multikeys) index.write(this.statements, row, before, after);
  }

  remove(row: number): void {
    this.statements.run(`DELETE FROM ${this.table} WHERE rowid=?`, [row]);
    for (const index of this.multikeys) {
      this.statements.run(`DELETE FROM ${index.table} WHERE row=?`, [row]);
    }
  }

  /** Fills kinds and side tables of indexes that are new to the documents already there. */
  reindex(): void {
    let last = 0;
    for (;;) {
      const rows = this.statements.all<Row>(
        `SELECT rowid AS row, doc FROM ${this.table} WHERE rowid>? ORDER BY rowid LIMIT 500`,
        [last],
      );
      if (rows.length === 0) return;
      for (const { row, doc } of rows) {
        const document = parseStored(doc) as StoredDocument;
        this.noteKinds(document);
        for (const index of this.multikeys) {
          this.statements.run(`DELETE FROM ${index.table} WHERE row=?`, [row]);
          index.write(this.statements, row, null, document);
        }
        last = row;
      }
    }
  }

  private noteKinds(document: StoredDocument): void {
    for (const path of this.keyPaths) {
      const kind = kindAt(document, path);
      if (kind === null || path === '_id') continue;
      if (kind === 'array' && this.uniquePaths.includes(path)) {
        throw new Error(`an array in "${path}", which has a unique index, is not supported`);
      }
      this.kinds.note(path, kind);
    }
    for (const index of this.multikeys) index.noteKinds(document, this.kinds);
  }

  private guardUnique<T>(id: DocumentId, write: () => T): T {
    try {
      return write();
    } catch (error) {
      const violated = /UNIQUE constraint failed: (?:index '([^']+)')?/.exec(messageOf(error));
      if (!violated) throw error;
      const index = this.indexes.find(
        (candidate) => sqlNameOf(this.number, candidate, this.indexes) === violated[1],
      );
      throw new DuplicateKeyError(this.name, index?.name ?? '_id_', id);
    }
  }
}

/** Names hold numbers only: SQLite's names ignore case, the platform's do not. */
export function sqlNameOf(
  collection: number,
  index: IndexDefinition,
  all: readonly IndexDefinition[],
): string {
  return `${index.multikey === null ? 'i' : 'm'}${collection}_${all.indexOf(index)}`;
}

/** SQL that makes an index; the definition's paths have been checked when collections.json was read. */
export function createIndexSql(
  collection: number,
  index: IndexDefinition,
  all: readonly IndexDefinition[],
): string {
  const name = sqlNameOf(collection, index, all);
  if (index.multikey !== null) {
    return new MultikeyIndex({ ...index, multikey: index.multikey }, name).createSql();
  }
  const keys = Object.entries(index.keys).map(
    ([path, direction]) => `${keyExpression(path)} ${direction < 0 ? 'DESC' : 'ASC'}`,
  );
  return `CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX ${name} ON c${collection}(${keys.join(',')})`;
}

/** Text of a document as it goes to disk. */
export function storedTextOf(document: StoredDocument): string {
  return stringifyEjson(document);
}
