import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import { messageOf } from '../cloud-error';

/** An open SQLite connection; libsql has the interface of better-sqlite3. */
export type Sqlite = InstanceType<typeof Database>;

/** "wsLC" as a number: marks the file as one of ours, so that no foreign database is written to. */
const APPLICATION_ID = 0x77734c43;
/** Raised whenever the layout of the file changes. */
const FORMAT_VERSION = 3;
/** Its documents are texts instead of binary JSON; SQLite reads both alike, and each is rewritten when it changes. */
const OLDEST_READABLE = 2;
/** Up to this size the whole file is checked at every start; a larger one would delay it by more than a second. */
const FULL_CHECK_BYTES = 32 * 1024 * 1024;

/** SQLite's own 2 MB are too few for indexes over 100,000 documents: every write would read its pages anew. */
const PAGE_CACHE_KIB = 64 * 1024;

/** The data folder cannot be used: damaged, newer, foreign or in use. The message says which, for a person to read. */
export class DataFileError extends Error {}

export interface DataFile {
  db: Sqlite;
  /** Closing twice does no harm. */
  close(): void;
}

/**
 * Opens or creates `<dataDir>/cloud.sqlite` with a write-ahead log that is synced at every commit, so that an
 * acknowledged write survives a killed process. Holds the folder exclusively until closed.
 * @throws DataFileError
 */
export function openDataFile(dataDir: string): DataFile {
  mkdirSync(dataDir, { recursive: true });
  const lock = lockFolder(dataDir);
  const file = path.join(dataDir, 'cloud.sqlite');
  try {
    const db = openChecked(file);
    return {
      db,
      close: () => {
        if (!db.open) return;
        // Prepared statements may keep the connection alive for a while: nothing may depend on its end.
        if (db.inTransaction) db.exec('ROLLBACK');
        db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
        db.close();
        lock.close();
      },
    };
  } catch (error) {
    lock.close();
    if (error instanceof DataFileError) throw error;
    throw new DataFileError(
      `${file} is damaged (${messageOf(error)}); restore it from a back-up or start over with a reset`,
    );
  }
}

/** Removes everything the local cloud keeps in its data folder. The folder must not be in use. */
export function resetDataDir(dataDir: string): void {
  if (!existsSync(dataDir)) return;
  lockFolder(dataDir).close();
  for (const name of ['cloud.sqlite', 'cloud.sqlite-wal', 'cloud.sqlite-shm', 'files']) {
    rmSync(path.join(dataDir, name), { recursive: true, force: true });
  }
}

/** The operating system releases this lock when the process dies in whatever way. */
function lockFolder(dataDir: string): Sqlite {
  const lock = new Database(path.join(dataDir, 'lock.sqlite'));
  try {
    lock.exec('PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    throw new DataFileError(
      `${dataDir} is used by another local cloud that is still running (${messageOf(error)})`,
    );
  }
}

function openChecked(file: string): Sqlite {
  const isNew = !existsSync(file) || statSync(file).size === 0;
  const db = new Database(file);
  try {
    if (!isNew) checkFile(db, file);
    db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY');
    db.exec(`PRAGMA cache_size=-${PAGE_CACHE_KIB}`);
    db.exec(`PRAGMA application_id=${APPLICATION_ID}; PRAGMA user_version=${FORMAT_VERSION}`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function checkFile(db: Sqlite, file: string): void {
  if (pragma(db, 'application_id') !== APPLICATION_ID) {
    throw new DataFileError(`${file} was not written by a local cloud; it is left as it is`);
  }
  const version = Number(pragma(db, 'user_version'));
  if (version > FORMAT_VERSION) {
    throw new DataFileError(
      `${file} has format ${version}, this program knows up to ${FORMAT_VERSION}; use the newer program`,
    );
  }
  if (version < OLDEST_READABLE) {
    throw new DataFileError(
      `${file} has format ${version}, this program writes ${FORMAT_VERSION}; start over with a reset`,
    );
  }
  if (statSync(file).size > FULL_CHECK_BYTES) return;
  const verdict = pragma(db, 'quick_check');
  if (verdict !== 'ok') throw new Error(String(verdict));
}

function pragma(db: Sqlite, name: string): unknown {
  const row = db.prepare(`PRAGMA ${name}`).get() as Record<string, unknown> | undefined;
  return row === undefined ? undefined : Object.values(row)[0];
}
