import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, statSync, type ReadStream } from 'node:fs';
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
    checkPath(cloudPath);
    await mkdir(this.folder, { recursive: true });
    const diskName = randomUUID();
    const file = path.join(this.folder, diskName);
    const bytes = await writeDurably(file, content);
    const previous = this.row(cloudPath);
    this.store.statements.run('INSERT OR REPLACE INTO files VALUES(?,?,?,?,?)', [
      cloudPath,
      diskName,
      contentType,
      bytes,
      this.clock.now(),
    ]);
    if (previous) await rm(path.join(this.folder, previous.disk_name), { force: true });
  }

  /** Holds what the register says against the disk. @throws DataFileError for a file that is missing or of another size */
  checkSizes(): void {
    const rows = this.store.statements.all<FileRow & { path: string }>('SELECT * FROM files');
    for (const { path: cloudPath, disk_name: diskName, bytes } of rows) {
      const found = statSync(path.join(this.folder, diskName), { throwIfNoEntry: false });
      if (found?.size === bytes) continue;
      const state = found ? `has ${found.size} of ${bytes} bytes` : 'is missing';
      throw new DataFileError(
        `the stored file ${cloudPath} ${state}; restore a back-up or start over with a reset`,
      );
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
    const handle = await open(file, 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    return target.bytesWritten;
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}
