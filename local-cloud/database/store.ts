import { messageOf } from '../cloud-error';
import { Collection, createIndexSql } from './collection';
import {
  isCollectionName,
  type CollectionDefinitions,
  type IndexDefinition,
} from './collections-file';
import { DataFileError, openDataFile, type DataFile } from './data-file';
import type { Kind } from './index-keys';
import { Statements } from './statements';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS collections(number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, indexes TEXT NOT NULL);
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

  /** Opens the data file and brings its indexes in line with the definitions. @throws DataFileError */
  constructor(dataDir: string, definitions: CollectionDefinitions) {
    this.file = openDataFile(dataDir);
    this.statements = new Statements(this.file.db);
    try {
      this.statements.exec('BEGIN IMMEDIATE');
      this.statements.exec(SCHEMA);
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
    this.statements.exec(`CREATE TABLE c${number}(_id PRIMARY KEY NOT NULL, doc TEXT NOT NULL)`);
    for (const index of indexes) this.statements.exec(createIndexSql(number, index, indexes));
    return this.load({ number, name, indexes: JSON.stringify(indexes) });
  }

  /** Runs writes in one durable transaction; what `work` throws undoes them. */
  transaction<T>(work: () => T): T {
    this.statements.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.statements.exec('COMMIT');
      return result;
    } catch (error) {
      this.statements.exec('ROLLBACK');
      this.reload();
      throw error;
    }
  }

  /** Runs a part of a transaction that can be undone alone. */
  savepoint<T>(work: () => T): T {
    this.statements.exec('SAVEPOINT part');
    try {
      const result = work();
      this.statements.exec('RELEASE part');
      return result;
    } catch (error) {
      this.statements.exec('ROLLBACK TO part; RELEASE part');
      this.reload();
      throw error;
    }
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

  private matchDefinitions(definitions: CollectionDefinitions): void {
    const rows = this.statements.all<CollectionRow>('SELECT number,name,indexes FROM collections');
    for (const row of rows) {
      const wanted = definitions.get(row.name);
      const changed = wanted !== undefined && JSON.stringify(wanted) !== row.indexes;
      if (changed) this.rebuildIndexes(row, wanted);
      else this.load(row);
    }
    for (const [name, indexes] of definitions) {
      if (!this.collections.has(name)) this.createCollection(name, indexes);
    }
  }

  private rebuildIndexes(row: CollectionRow, wanted: readonly IndexDefinition[]): void {
    const objects = this.statements.all<{ type: string; name: string }>(
      `SELECT type,name FROM sqlite_master WHERE (type='index' AND name GLOB 'i${row.number}_*')
       OR (type='table' AND name GLOB 'm${row.number}_*')`,
    );
    for (const { type, name } of objects) this.statements.exec(`DROP ${type} ${name}`);
    this.statements.run('DELETE FROM kinds WHERE collection=?', [row.number]);
    this.statements.run('UPDATE collections SET indexes=? WHERE number=?', [
      JSON.stringify(wanted),
      row.number,
    ]);
    try {
      for (const index of wanted) this.statements.exec(createIndexSql(row.number, index, wanted));
      this.load({ ...row, indexes: JSON.stringify(wanted) }).reindex();
    } catch (error) {
      throw new DataFileError(
        `collection ${row.name} does not fit its new indexes: ${messageOf(error)}`,
      );
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

  /** What was undone may have noted new kinds or made a collection: memory must not know more than the disk. */
  private reload(): void {
    const rows = this.statements.all<{ name: string }>('SELECT name FROM collections');
    const names = new Set(rows.map((row) => row.name));
    for (const [name, collection] of this.collections) {
      if (names.has(name)) collection.kinds.reset(this.kindsOf(collection.number));
      else this.collections.delete(name);
    }
  }
}
