import { randomUUID } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  readdirSync,
  rmSync,
  statSync,
  type ReadStream,
} from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '../clock';
import { CloudError } from '../cloud-error';
import { DataFileError } from '../database/data-folder';
import type { Store } from '../database/store';

/** A stored file, by its path in the cloud. */
export interface StoredFile {
  path: string;
  contentType: string;
  bytes: number;
  savedAtMs: number;
}

interface FileRow {
  disk_name: string;
  content_type: string;
  bytes: number;
  saved_at_ms: number;
}

interface FreshFile {
  diskName: string;
  bytes: number;
}

const MAX_PATH_BYTES = 850;

/**
 * Files by cloud path. On disk each has a random name, so no path from outside ever becomes a path here, and a file is
 * replaced by one row of the register: readers see the old or the new one, never half of one.
 */
export class FileStore {
  private readonly folder: string;

  constructor(
    dataDir: string,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {
    this.folder = path.join(dataDir, 'files');
  }

  /** Stores content durably under a path, replacing what was there. @throws CloudError for an unusable path */
  async put(cloudPath: string, content: Uint8Array | Readable, contentType: string): Promise<void> {
    const fresh = await this.write(cloudPath, content);
    const previous = this.row(cloudPath);
    this.register('REPLACE', cloudPath, contentType, fresh);
    if (previous) await rm(path.join(this.folder, previous.disk_name), { force: true });
  }

  /** The same under a path that nothing has; false when something has by the time that all of it is there. */
  async putNew(
    cloudPath: string,
    content: Uint8Array | Readable,
    contentType: string,
  ): Promise<boolean> {
    const fresh = await this.write(cloudPath, content);
    if (this.register('IGNORE', cloudPath, contentType, fresh)) return true;
    await rm(path.join(this.folder, fresh.diskName), { force: true });
    return false;
  }

  /**
   * Holds the disk against the register, before anything is stored: what a process left that ended while it stored a file is removed.
   * @throws DataFileError for a file that is missing or of another size
   */
  checkFolder(): void {
    const rows = this.store.statements.all<FileRow & { path: string }>('SELECT * FROM files');
    for (const { path: cloudPath, disk_name: diskName, bytes } of rows) {
      const found = statSync(path.join(this.folder, diskName), { throwIfNoEntry: false });
      if (found?.size === bytes) continue;
      const state = found ? `has ${found.size} of ${bytes} bytes` : 'is missing';
      throw new DataFileError(
        `the stored file ${cloudPath} ${state}; restore a back-up or start over with a reset`,
      );
    }
    const known = new Set(rows.map((row) => row.disk_name));
    for (const name of existsSync(this.folder) ? readdirSync(this.folder) : []) {
      if (!known.has(name)) rmSync(path.join(this.folder, name), { recursive: true });
    }
  }

  find(cloudPath: string): StoredFile | null {
    const row = this.row(cloudPath);
    return row
      ? {
          path: cloudPath,
          contentType: row.content_type,
          bytes: row.bytes,
          savedAtMs: row.saved_at_ms,
        }
      : null;
  }

  /** Bytes from `start` up to and with `end`. @throws CloudError when there is no such file */
  read(cloudPath: string, range?: { start: number; end: number }): ReadStream {
    const row = this.row(cloudPath);
    if (!row) throw new CloudError('STORAGE_FILE_NONEXIST', 'storage file not exists');
    return createReadStream(path.join(this.folder, row.disk_name), range);
  }

  /** Answers whether there was such a file. */
  async remove(cloudPath: string): Promise<boolean> {
    const row = this.row(cloudPath);
    if (!row) return false;
    this.store.statements.run('DELETE FROM files WHERE path=?', [cloudPath]);
    await rm(path.join(this.folder, row.disk_name), { force: true });
    return true;
  }

  /** Content on the disk, which nobody finds before it is registered. */
  private async write(cloudPath: string, content: Uint8Array | Readable): Promise<FreshFile> {
    checkPath(cloudPath);
    await mkdir(this.folder, { recursive: true });
    const diskName = randomUUID();
    const bytes = await writeDurably(path.join(this.folder, diskName), content);
    return { diskName, bytes };
  }

  /** Answers whether the path is this file's now. */
  private register(
    otherwise: 'REPLACE' | 'IGNORE',
    cloudPath: string,
    contentType: string,
    { diskName, bytes }: FreshFile,
  ): boolean {
    const { changes } = this.store.statements.run(
      `INSERT OR ${otherwise} INTO files VALUES(?,?,?,?,?)`,
      [cloudPath, diskName, contentType, bytes, this.clock.now()],
    );
    return changes > 0;
  }

  private row(cloudPath: string): FileRow | undefined {
    return this.store.statements.get<FileRow>('SELECT * FROM files WHERE path=?', [cloudPath]);
  }
}

function checkPath(cloudPath: string): void {
  const segments = cloudPath.split('/');
  const isUsable =
    cloudPath !== '' &&
    Buffer.byteLength(cloudPath) <= MAX_PATH_BYTES &&
    segments.every((segment) => segment !== '' && segment !== '.' && segment !== '..') &&
    !/[\u0000-\u001f\\]/.test(cloudPath);
  if (!isUsable) {
    throw new CloudError('INVALID_PARAM', `"${cloudPath}" cannot be the path of a file`);
  }
}

async function writeDurably(file: string, content: Uint8Array | Readable): Promise<number> {
  const source = content instanceof Readable ? content : Readable.from([content]);
  const target = createWriteStream(file);
  try {
    await pipeline(source, target);
    await sync(file, 'r+');
    // The folder knows the name. Windows has no such call, and needs none.
    if (process.platform !== 'win32') await sync(path.dirname(file), 'r');
    return target.bytesWritten;
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

async function sync(name: string, mode: 'r' | 'r+'): Promise<void> {
  const handle = await open(name, mode);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
