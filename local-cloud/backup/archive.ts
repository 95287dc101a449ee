import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { DataFileError } from '../database/data-folder';

/**
 * A back-up is one file: a first line that names the form, the content of every entry one after the other, the manifest
 * as JSON, and at the end the manifest's length (8 bytes, big endian) and SHA-256. What was cut short has no such end.
 */
const FIRST_LINE = Buffer.from('winter-study back-up 1\n');
const LENGTH_BYTES = 8;
const DIGEST_BYTES = 32;
/** A manifest has a line a stored file; more than this is none. */
const MAX_MANIFEST_BYTES = 64 * 1024 * 1024;

export interface ArchiveEntry {
  /** Path within the data folder. */
  name: string;
  bytes: number;
  sha256: string;
}

export interface Manifest {
  madeAt: string;
  entries: ArchiveEntry[];
}

/** Writes files into a new archive, durably; answers its manifest. @throws Error when a file cannot be read */
export async function writeArchive(
  file: string,
  sources: readonly { name: string; file: string }[],
  madeAt: string,
): Promise<Manifest> {
  const target = await open(file, 'wx', 0o600);
  try {
    await target.appendFile(FIRST_LINE);
    const entries: ArchiveEntry[] = [];
    for (const { name, file: source } of sources) {
      const measured = await copy(createReadStream(source), target);
      entries.push({ name, ...measured });
    }
    const manifest = { madeAt, entries };
    const text = Buffer.from(JSON.stringify(manifest));
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeBigUInt64BE(BigInt(text.length));
    const digest = createHash('sha256').update(text).digest();
    await target.appendFile(Buffer.concat([text, length, digest]));
    await target.sync();
    return manifest;
  } finally {
    await target.close();
  }
}

/** What an archive says it holds. @throws DataFileError when it is none, is of another version or was cut short */
export async function readManifest(file: string): Promise<Manifest> {
  const { size } = await stat(file);
  const handle = await open(file, 'r');
  try {
    const read = async (position: number, length: number): Promise<Buffer> => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
      return buffer.subarray(0, bytesRead);
    };
    checkFirstLine(file, await read(0, FIRST_LINE.length));
    const tail = await read(Math.max(0, size - LENGTH_BYTES - DIGEST_BYTES), 40);
    const length = tail.length === 40 ? Number(tail.readBigUInt64BE()) : Infinity;
    if (length > Math.min(size, MAX_MANIFEST_BYTES)) throw damaged(file, 'its end is missing');
    const text = await read(size - LENGTH_BYTES - DIGEST_BYTES - length, length);
    const digest = createHash('sha256').update(text).digest();
    if (!digest.equals(tail.subarray(LENGTH_BYTES))) throw damaged(file, 'its end is missing');
    return JSON.parse(text.toString()) as Manifest;
  } finally {
    await handle.close();
  }
}

/** Writes every entry to where `placeOf` says, durably, and checks its digest. @throws DataFileError for a changed one */
export async function extractArchive(
  file: string,
  manifest: Manifest,
  placeOf: (name: string) => string,
): Promise<void> {
  let start = FIRST_LINE.length;
  for (const { name, bytes, sha256 } of manifest.entries) {
    const target = await open(placeOf(name), 'wx', 0o600);
    try {
      // A stream cannot be told to read nothing.
      const part = bytes === 0 ? [] : createReadStream(file, { start, end: start + bytes - 1 });
      const found = await copy(part, target);
      if (found.sha256 !== sha256) throw damaged(file, `${name} is not what was saved`);
      await target.sync();
    } finally {
      await target.close();
    }
    start += bytes;
  }
}

function checkFirstLine(file: string, found: Buffer): void {
  if (found.equals(FIRST_LINE)) return;
  const [form, version] = found.toString().trim().split('-up ');
  throw new DataFileError(
    form === 'winter-study back' && version !== undefined
      ? `${file} is a back-up of version ${version}, this program reads 1; use the program that made it`
      : `${file} is no back-up of this program`,
  );
}

function damaged(file: string, why: string): DataFileError {
  return new DataFileError(`${file} is damaged (${why}); nothing was changed, use another back-up`);
}

/** Appends what is read to a file; answers how much it was, and its digest. */
async function copy(
  source: AsyncIterable<Buffer> | Iterable<Buffer>,
  target: FileHandle,
): Promise<Pick<ArchiveEntry, 'bytes' | 'sha256'>> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of source) {
    hash.update(chunk);
    bytes += chunk.length;
    // `write` may take a part only, as on a disk that is nearly full.
    await target.appendFile(chunk);
  }
  return { bytes, sha256: hash.digest('hex') };
}
