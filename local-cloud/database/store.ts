import { messageOf } from '../cloud-error';
import { Collection, type Row } from './collection';
import { createCollectionSql } from './collection-tables';
import {
  isCollectionName,
  type CollectionDefinitions,
  type IndexDefinition,
} from './collections-file';
import { BULK_LOAD } from './data-check';
import { openDataFile, type DataFile } from './data-file';
import { DataFileError } from './data-folder';
import { parseStored } from './ejson';
import { keyOf, type Kind } from './index-keys';
import { Statements } from './statements';
import { valueAt, type StoredDocument } from './values';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS collections(number INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, indexes TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS kinds(collection INTEGER, path TEXT, kind TEXT, PRIMARY KEY(collection, path, kind));
  CREATE TABLE IF NOT EXISTS settings(name TEXT PRIMARY KEY, value TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS files(path TEXT PRIMARY KEY, disk_name TEXT NOT NULL, content_type TEXT NOT NULL,
    bytes INTEGER NOT NULL, saved_at_ms INTEGER NOT NULL)`;

interface CollectionRow {
  number: number;
  name: string;
  indexes: string;
}

/** The data file: collections, settings and the register of stored files. */
export class Store {
  readonly statements: Statements;
  private readonly file: DataFile;
  private readonly collections = new Map<string, Collection>();
  /** What ended a transaction from within. */
  private undoneBy: unknown = null;

  /** Opens the data file and brings its indexes in line with the definitions. @throws DataFileError */
  constructor(dataDir: string, definitions: CollectionDefinitions) {
    this.file = openDataFile(dataDir);
    this.statements = new Statements(this.file.db);
    try {
      this.statements.exec('BEGIN IMMEDIATE');
      this.statements.exec(SCHEMA);
      this.refuseHalfLoaded(dataDir);
      this.matchDefinitions(definitions);
      this.statements.exec('COMMIT');
    } catch (error) {
      this.file.close();
      throw error;
    }
  }

  collection(name: string): Collection | undefined {
    return this.collections.get(name);
  }

  collectionNames(): string[] {
    return [...this.collections.keys()];
  }

  createCollection(name: string, indexes: readonly IndexDefinition[] = []): Collection {
    if (!isCollectionName(name)) throw new Error(`"${name}" is not a collection name`);
    const { lastInsertRowid: number } = this.statements.run(
      'INSERT INTO collections(name,indexes) VALUES(?,?)',
      [name, JSON.stringify(indexes)],
    );
    for (const sql of createCollectionSql(number, indexes)) this.statements.exec(sql);
    const collection = this.load({ number, name, indexes: JSON.stringify(indexes) });
    collection.kinds.watchSpecials();
    return collection;
  }

  /** Runs writes in one durable transaction; what `work` throws undoes them. */
  transaction<T>(work: () => T): T {
    this.statements.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      if (!this.statements.isInTransaction()) throw this.undoneBy;
      this.statements.exec('COMMIT');
      for (const { kinds } of this.collections.values()) kinds.isUncommitted = false;
      return result;
    } catch (error) {
      if (this.statements.isInTransaction()) this.statements.exec('ROLLBACK');
      this.forgetUndone();
      throw error;
    }
  }

  /** Runs writes in one transaction; they are durable once a `syncLog` that began afterwards has ended. */
  transactionSyncedLater<T>(work: () => T): T {
    return this.file.syncingLater(() => this.transaction(work));
  }

  syncLog(): Promise<void> {
    return this.file.syncLog();
  }

  /** Runs a part of a transaction that can be undone alone. */
  savepoint<T>(work: () => T): T {
    // A disk without room ends the whole transaction: a part that went on would be one of its own.
    if (!this.statements.isInTransaction()) throw this.undoneBy;
    this.statements.exec('SAVEPOINT part');
    try {
      const result = work();
      this.statements.exec('RELEASE part');
      return result;
    } catch (error) {
      if (this.statements.isInTransaction()) this.statements.exec('ROLLBACK TO part; RELEASE part');
      else this.undoneBy = error;
      this.forgetUndone();
      throw error;
    }
  }

  /**
   * Runs work that fills new collections. Their indexes are made afterwards, sorted: kept up row by row, those of 100,000
   * documents would cost minutes. Unique keys speak only at the end. A process that dies meanwhile leaves a mark, and the
   * file is refused from then on; so nothing has to be synced before the mark is taken away.
   */
  async bulkLoad(work: () => Promise<void>): Promise<void> {
    const makeIndexes = this.transaction(() => {
      this.statements.run('INSERT INTO settings VALUES(?,?)', [BULK_LOAD, 'running']);
      return this.dropIndexes([...this.collections.values()]);
    });
    await this.file.withoutSync(work);
    this.transaction(makeIndexes);
    await this.file.checkpoint();
    this.statements.run('DELETE FROM settings WHERE name=?', [BULK_LOAD]);
  }

  /** Drops the indexes of collections; the result makes them again. @throws Error when it meets a key twice */
  private dropIndexes(collections: readonly Collection[]): () => void {
    const indexes = collections.flatMap(({ number }) =>
      this.statements.all<{ name: string; sql: string }>(
        `SELECT name,sql FROM sqlite_master WHERE type='index' AND sql IS NOT NULL
          AND (tbl_name='c${number}' OR tbl_name GLOB 'm${number}_*')`,
      ),
    );
    for (const { name } of indexes) this.statements.exec(`DROP INDEX ${name}`);
    const lists = collections
      .flatMap(({ multikeys }) => multikeys.filter((index) => index.isByElement))
      .map((index) => index.unsortedSql());
    for (const { begin } of lists) this.statements.exec(begin);
    return () => {
      for (const { sql } of indexes) this.statements.exec(sql);
      for (const { end } of lists) this.statements.exec(end);
    };
  }

  /** A setting that is made once and then kept with the data, such as a signing key. */
  setting(name: string, make: () => string): string {
    const found = this.statements.get<{ value: string }>(
      'SELECT value FROM settings WHERE name=?',
      [name],
    );
    if (found) return found.value;
    const value = make();
    this.statements.run('INSERT INTO settings VALUES(?,?)', [name, value]);
    return value;
  }

  close(): void {
    this.file.close();
  }

  private refuseHalfLoaded(dataDir: string): void {
    const mark = this.statements.get('SELECT 1 FROM settings WHERE name=?', [BULK_LOAD]);
    if (mark === undefined) return;
    throw new DataFileError(
      `${dataDir} was being filled when the program ended, and is only half full; start over with a reset`,
    );
  }

  private matchDefinitions(definitions: CollectionDefinitions): void {
    const rows = this.statements.all<CollectionRow>('SELECT number,name,indexes FROM collections');
    for (const row of rows) {
      const wanted = definitions.get(row.name);
      const changed = wanted !== undefined && JSON.stringify(wanted) !== row.indexes;
      if (changed) this.rebuild(row, wanted);
      else this.load(row);
    }
    for (const [name, indexes] of definitions) {
      if (!this.collections.has(name)) this.createCollection(name, indexes);
    }
  }

  /** Writes all documents into a new table with the wanted keys. One transaction: it happens whole or not at all. */
  private rebuild(row: CollectionRow, wanted: readonly IndexDefinition[]): void {
    this.statements.run('DELETE FROM kinds WHERE collection=?', [row.number]);
    this.statements.run('DELETE FROM collections WHERE number=?', [row.number]);
    try {
      const fresh = this.createCollection(row.name, wanted);
      const makeIndexes = this.dropIndexes([fresh]);
      for (const { doc } of this.rowsOf(row.number)) {
        fresh.insert(parseStored(doc) as StoredDocument, doc);
      }
      makeIndexes();
    } catch (error) {
      const why = this.contradictionOf(row.number, wanted) ?? messageOf(error);
      throw new DataFileError(
        `collection ${row.name} does not fit its new indexes: ${why}; nothing was changed, take the index back or mend the documents first`,
      );
    }
    const tables = this.statements.all<{ name: string }>(
      `SELECT name FROM sqlite_master WHERE type='table' AND (name='c${row.number}' OR name GLOB 'm${row.number}_*')`,
    );
    for (const { name } of tables) this.statements.exec(`DROP TABLE ${name}`);
  }

  /** Which unique index the documents contradict, and how many of them. */
  private contradictionOf(number: number, wanted: readonly IndexDefinition[]): string | null {
    for (const { name, keys, unique } of wanted) {
      if (!unique) continue;
      const seen = new Set<string>();
      let documents = 0;
      for (const { doc } of this.rowsOf(number)) {
        const document = parseStored(doc);
        seen.add(JSON.stringify(Object.keys(keys).map((path) => keyOf(valueAt(document, path)))));
        documents++;
      }
      const repeated = documents - seen.size;
      if (repeated > 0) {
        return `for the unique index ${name}, ${repeated} of ${documents} documents have the key of another`;
      }
    }
    return null;
  }

  private *rowsOf(number: number): Generator<Row> {
    for (let last = 0; ;) {
      const rows = this.statements.all<Row>(
        `SELECT rowid AS row, json(doc) AS doc FROM c${number} WHERE rowid>? ORDER BY rowid LIMIT 500`,
        [last],
      );
      if (rows.length === 0) return;
      yield* rows;
      last = rows.at(-1)?.row ?? last;
    }
  }

  private load(row: CollectionRow): Collection {
    const indexes = JSON.parse(row.indexes) as IndexDefinition[];
    const kinds = this.kindsOf(row.number);
    const collection = new Collection(this.statements, row.name, row.number, indexes, kinds);
    this.collections.set(row.name, collection);
    return collection;
  }

  private kindsOf(number: number): { path: string; kind: Kind }[] {
    return this.statements.all('SELECT path,kind FROM kinds WHERE collection=?', [number]);
  }

  /** What was undone may have noted new kinds: memory must not know more than the disk. */
  private forgetUndone(): void {
    for (const { kinds, number } of this.collections.values()) {
      if (kinds.isUncommitted) kinds.reset(this.kindsOf(number));
    }
  }
}
