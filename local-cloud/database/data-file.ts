import { accessSync, constants, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
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
/** The data themselves, within the data folder. */
export const DATA_FILE = 'cloud.sqlite';
/** Stands in a data folder while a back-up takes the place of what was there. */
export const UNFINISHED_RESTORE = 'restore-unfinished';
/** Setting that stands while the data are being filled and indexes are missing. */
export const BULK_LOAD = 'bulkLoad';
/** Up to this size the whole file is checked at every start; a larger one would delay it by more than a second. */
const FULL_CHECK_BYTES = 32 * 1024 * 1024;

/** SQLite's own 2 MB are too few for indexes over 100,000 documents: every write would read its pages anew. */
const PAGE_CACHE_KIB = 64 * 1024;

/** The data folder cannot be used: damaged, newer, foreign or in use. The message says which, for a person to read. */
export class DataFileError extends Error {}

export interface DataFile {
  db: Sqlite;
  /** Brings everything from the log of writes into the file, and the file to the disk. */
  checkpoint(): Promise<void>;
  /**
   * Runs work whose writes are not synced one by one. A machine that loses its power meanwhile may have lost or torn any
   * of them, until a later write was followed by a checkpoint. What was written before is safe.
   */
  withoutSync(work: () => Promise<void>): Promise<void>;
  /** Closing twice does no harm. */
  close(): void;
}

/**
 * Opens or creates `<dataDir>/cloud.sqlite` with a write-ahead log that is synced at every commit, so that an
 * acknowledged write survives a killed process. Holds the folder exclusively until closed.
 * @throws DataFileError
 */
export function openDataFile(dataDir: string): DataFile {
  makeFolder(dataDir);
  const lock = lockFolder(dataDir);
  const file = path.join(dataDir, DATA_FILE);
  try {
    if (existsSync(path.join(dataDir, UNFINISHED_RESTORE))) {
      throw new DataFileError(`a restore into ${dataDir} was cut short; repeat it`);
    }
    const db = openChecked(file);
    return {
      db,
      checkpoint: () => checkpoint(db),
      withoutSync: async (work) => {
        await checkpoint(db);
        db.exec('PRAGMA synchronous=OFF');
        try {
          await work();
        } finally {
          db.exec('PRAGMA synchronous=FULL');
        }
      },
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
    throw damaged(file, error);
  }
}

/** Waits for a back-up that is being made, which reads the log. */
async function checkpoint(db: Sqlite): Promise<void> {
  for (;;) {
    const [result] = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all() as { busy: number }[];
    if (result?.busy !== 1) return;
    await setTimeout(100);
  }
}

function damaged(file: string, error: unknown): DataFileError {
  const why = messageOf(error)
    .replaceAll(/\s*\n\s*/g, ', ')
    .slice(0, 200);
  return new DataFileError(
    `${file} is damaged (${why}); restore it from a back-up or start over with a reset`,
  );
}

/**
 * Removes everything the local cloud keeps in its data folder. The folder must not be in use, unless by whoever says that
 * it holds the lock.
 */
export function resetDataDir(dataDir: string, { isLocked = false } = {}): void {
  if (!existsSync(dataDir)) return;
  if (!isLocked) lockFolder(dataDir).close();
  const own = [DATA_FILE, `${DATA_FILE}-wal`, `${DATA_FILE}-shm`, 'files'];
  // Whoever holds the lock may be restoring; its mark is not to be touched.
  for (const name of isLocked ? own : [...own, UNFINISHED_RESTORE]) {
    rmSync(path.join(dataDir, name), { recursive: true, force: true });
  }
}

/** Runs work while no local cloud can use the folder. @throws DataFileError when one does */
export async function withFolderLocked<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const lock = lockFolder(dataDir);
  try {
    return await work();
  } finally {
    lock.close();
  }
}

/**
 * Copies the data of a folder, in use or not, as they are at one instant. Answers the names on disk of the stored files
 * that they name. @throws DataFileError when they are damaged, not ours or half loaded
 */
export function copyDataFile(dataDir: string, target: string): string[] {
  const file = path.join(dataDir, DATA_FILE);
  const db = new Database(file);
  try {
    checkFormat(db, file);
    db.prepare('VACUUM INTO ?').run(target);
  } catch (error) {
    throw error instanceof DataFileError ? error : damaged(file, error);
  } finally {
    db.close();
  }
  return checkDataFile(target);
}

/**
 * Checks a data file that nobody uses whole; answers the names on disk of the stored files it names.
 * @throws DataFileError when it is damaged, not ours or half loaded
 */
export function checkDataFile(file: string): string[] {
  const db = new Database(file);
  try {
    checkFormat(db, file);
    checkPages(db);
    if (db.prepare('SELECT 1 FROM settings WHERE name=?').get(BULK_LOAD)) {
      throw new DataFileError(
        `${file} was saved while the data were being filled, and is only half full; save them again when that is done`,
      );
    }
    return (db.prepare('SELECT disk_name AS name FROM files').all() as { name: string }[]).map(
      ({ name }) => name,
    );
  } catch (error) {
    throw error instanceof DataFileError ? error : damaged(file, error);
  } finally {
    db.close();
  }
}

/** Whether a local cloud has been in this folder before. */
export function hasData(dataDir: string): boolean {
  const file = path.join(dataDir, DATA_FILE);
  return existsSync(file) && statSync(file).size > 0;
}

/** Makes a data folder that nobody else may read. @throws DataFileError for a place without the rights to */
export function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new DataFileError(
      `${dataDir} cannot be used as a data folder (${messageOf(error)}); name another one with --data, or change its rights`,
    );
  }
}

/** The operating system releases this lock when the process dies in whatever way. */
function lockFolder(dataDir: string): Sqlite {
  let lock: Sqlite | undefined;
  try {
    lock = new Database(path.join(dataDir, 'lock.sqlite'));
    lock.exec('PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock?.close();
    throw new DataFileError(
      messageOf(error).includes('locked')
        ? `${dataDir} is used by another local cloud that is still running; stop it first, or name another folder with --data`
        : `${dataDir} cannot be used as a data folder (${messageOf(error)}); name another one with --data, or change its rights`,
    );
  }
}

function openChecked(file: string): Sqlite {
  const isNew = !existsSync(file) || statSync(file).size === 0;
  const db = new Database(file);
  try {
    if (!isNew) {
      checkFormat(db, file);
      checkLength(db, file);
      if (!isLarge(file)) checkPages(db);
    }
    db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY');
    db.exec(`PRAGMA cache_size=-${PAGE_CACHE_KIB}`);
    db.exec(`PRAGMA application_id=${APPLICATION_ID}; PRAGMA user_version=${FORMAT_VERSION}`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function checkFormat(db: Sqlite, file: string): void {
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
}

/** Without a log of writes beside it, a file has all the pages that it says it has. */
function checkLength(db: Sqlite, file: string): void {
  const log = `${file}-wal`;
  if (existsSync(log) && statSync(log).size > 0) return;
  const wanted = Number(pragma(db, 'page_count')) * Number(pragma(db, 'page_size'));
  const { size } = statSync(file);
  if (size < wanted) throw new Error(`${size} of ${wanted} bytes`);
}

/** Too large for a check of every page at the start; see checkInBackground. */
export function isLarge(file: string): boolean {
  return statSync(file).size > FULL_CHECK_BYTES;
}

/** @throws Error that says what is wrong with the pages of the file */
function checkPages(db: Sqlite): void {
  const verdict = pragma(db, 'quick_check');
  if (verdict !== 'ok') throw new Error(String(verdict));
}

function pragma(db: Sqlite, name: string): unknown {
  const row = db.prepare(`PRAGMA ${name}`).get() as Record<string, unknown> | undefined;
  return row === undefined ? undefined : Object.values(row)[0];
}
