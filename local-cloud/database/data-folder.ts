import { accessSync, constants, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import { messageOf } from '../cloud-error';

/** An open SQLite connection; libsql has the interface of better-sqlite3. */
export type Sqlite = InstanceType<typeof Database>;

/** The data themselves, within the data folder. */
export const DATA_FILE = 'cloud.sqlite';
/** Held by whoever uses a data folder. */
export const LOCK_FILE = 'lock.sqlite';
/** Stands in a data folder while a back-up takes the place of what was there. */
export const UNFINISHED_RESTORE = 'restore-unfinished';

/** The data folder cannot be used: damaged, newer, foreign or in use. The message says which, for a person to read. */
export class DataFileError extends Error {}

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

/** The operating system releases this lock when the process dies in whatever way. */
export function lockFolder(dataDir: string): Sqlite {
  let lock: Sqlite | undefined;
  try {
    lock = new Database(path.join(dataDir, LOCK_FILE));
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
