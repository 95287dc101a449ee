import { existsSync, statSync } from 'node:fs';
import Database from 'libsql';
import { messageOf } from '../cloud-error';
import { DataFileError, type Sqlite } from './data-folder';

/** "wsLC" as a number: marks the file as one of ours, so that no foreign database is written to. */
export const APPLICATION_ID = 0x77734c43;
/** Raised whenever the layout of the file changes. */
export const FORMAT_VERSION = 3;
/** Its documents are texts instead of binary JSON; SQLite reads both alike, and each is rewritten when it changes. */
const OLDEST_READABLE = 2;
/** Setting that stands while the data are being filled and indexes are missing. */
export const BULK_LOAD = 'bulkLoad';
/** Up to this size the whole file is checked at every start; a larger one would delay it by more than a second. */
const FULL_CHECK_BYTES = 32 * 1024 * 1024;

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

/** @throws DataFileError for a file that is not ours, or of a format this program cannot read */
export function checkFormat(db: Sqlite, file: string): void {
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
export function checkLength(db: Sqlite, file: string): void {
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
export function checkPages(db: Sqlite): void {
  const verdict = pragma(db, 'quick_check');
  if (verdict !== 'ok') throw new Error(String(verdict));
}

function pragma(db: Sqlite, name: string): unknown {
  const row = db.prepare(`PRAGMA ${name}`).get() as Record<string, unknown> | undefined;
  return row === undefined ? undefined : Object.values(row)[0];
}

/** A disk without room is no damage, and nobody should start over because of it. */
const NO_ROOM = /disk is full|ENOSPC/iu;

/** The refusal of a file in which something is not as it was written. */
export function damaged(file: string, error: unknown): DataFileError {
  const why = messageOf(error)
    .replaceAll(/\s*\n\s*/g, ', ')
    .slice(0, 200);
  if (NO_ROOM.test(why)) {
    return new DataFileError(`there is no room left on the disk (${why}); ${file} is as it was`);
  }
  return new DataFileError(
    `${file} is damaged (${why}); restore it from a back-up or start over with a reset`,
  );
}
