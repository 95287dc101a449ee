import { existsSync, statSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'libsql';
import {
  APPLICATION_ID,
  checkDataFile,
  checkFormat,
  checkLength,
  checkPages,
  damaged,
  FORMAT_VERSION,
  isLarge,
} from './data-check';
import {
  DATA_FILE,
  DataFileError,
  lockFolder,
  makeFolder,
  UNFINISHED_RESTORE,
  type Sqlite,
} from './data-folder';

/** SQLite's own 2 MB are too few for indexes over 100,000 documents: every write would read its pages anew. */
const PAGE_CACHE_KIB = 64 * 1024;

/**
 * The log of writes is brought into the file when it is so long, 16 MB: pages that many writes touch are then copied once
 * for more of them than at SQLite's own 1,000 pages, and a start after a crash still reads it in some hundredths of a second.
 */
const LOG_PAGES = 4000;

export interface DataFile {
  db: Sqlite;
  /** Brings everything from the log of writes into the file, and the file to the disk. */
  checkpoint(): Promise<void>;
  /**
   * Runs work whose writes are not synced one by one. A machine that loses its power meanwhile may have lost or torn any
   * of them, until a later write was followed by a checkpoint. What was written before is safe.
   */
  withoutSync(work: () => Promise<void>): Promise<void>;
  /** Runs a transaction that is on the disk only once a `syncLog` that began after it has ended. */
  syncingLater<T>(work: () => T): T;
  /** Brings every commit made so far to the disk, beside the work of this thread. */
  syncLog(): Promise<void>;
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
    const log = new WriteAheadLog(`${file}-wal`);
    let isSyncing = true;
    return {
      db,
      checkpoint: () => checkpoint(db),
      withoutSync: async (work) => {
        await checkpoint(db);
        isSyncing = false;
        db.exec('PRAGMA synchronous=OFF');
        try {
          await work();
        } finally {
          isSyncing = true;
          db.exec('PRAGMA synchronous=FULL');
        }
      },
      syncingLater: (work) => {
        if (!isSyncing) return work();
        // SQLite then syncs the log only before it is copied into the file.
        db.exec('PRAGMA synchronous=NORMAL');
        try {
          return work();
        } finally {
          db.exec('PRAGMA synchronous=FULL');
        }
      },
      syncLog: async () => {
        if (isSyncing) await log.sync();
      },
      close: () => {
        if (!db.open) return;
        // Prepared statements may keep the connection alive for a while: nothing may depend on its end.
        if (db.inTransaction) db.exec('ROLLBACK');
        try {
          db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
        } finally {
          // A disk without room: the log keeps what it holds, and the folder must not stay locked.
          db.close();
          log.close();
          lock.close();
        }
      },
    };
  } catch (error) {
    lock.close();
    if (error instanceof DataFileError) throw error;
    throw damaged(file, error);
  }
}

/** SQLite's log of writes, synced through a handle of our own: a sync is of the file, whoever wrote to it. */
class WriteAheadLog {
  private handle: Promise<FileHandle> | null = null;

  constructor(private readonly file: string) {}

  async sync(): Promise<void> {
    const handle = await (this.handle ??= open(this.file, 'r+'));
    await handle.datasync();
  }

  /** Waits for a sync that is under way; what it brings to the disk is in the data file by then. */
  close(): void {
    void this.handle?.then((handle) => handle.close());
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
    db.exec(`PRAGMA cache_size=-${PAGE_CACHE_KIB}; PRAGMA wal_autocheckpoint=${LOG_PAGES}`);
    db.exec(`PRAGMA application_id=${APPLICATION_ID}; PRAGMA user_version=${FORMAT_VERSION}`);
    return db;
  } catch (error) {
    db.close();
    throw error;
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
