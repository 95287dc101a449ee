import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { checkDataFile } from '../database/data-check';
import {
  DATA_FILE,
  DataFileError,
  LOCK_FILE,
  resetDataDir,
  UNFINISHED_RESTORE,
  withFolderLocked,
} from '../database/data-folder';
import { extractArchive, readManifest, type Manifest } from './archive';

/** Where an archive is unpacked and checked before anything is replaced. */
const INCOMING = 'incoming';
const STORED_FILE = /^files\/[0-9a-f-]{36}$/;

export interface RestoreOptions {
  /** Settings files that an archive may hold beside the data. */
  settingsFiles: readonly string[];
  /** Replaces the data that are there. */
  replace: boolean;
  /**
   * Works on the folder of the unpacked data before they take the place of those that are there, which can still be read. What it throws
   * ends the restore with nothing changed.
   */
  prepare?: (folder: string) => Promise<void>;
}

/**
 * Puts a back-up into a data folder that nobody uses. Everything is unpacked and checked before anything is replaced; a
 * folder in which the replacing itself was cut short is refused until the restore is repeated.
 * @throws DataFileError for a damaged or foreign archive, a folder in use, or one with data unless `replace`
 */
export async function restore(
  archive: string,
  dataDir: string,
  { settingsFiles, replace, prepare }: RestoreOptions,
): Promise<Manifest> {
  if (!existsSync(archive)) throw new DataFileError(`there is no file ${archive}`);
  const manifest = await readManifest(archive);
  checkNames(archive, manifest, settingsFiles);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  return await withFolderLocked(dataDir, async () => {
    const isUnfinished = existsSync(path.join(dataDir, UNFINISHED_RESTORE));
    if (existsSync(path.join(dataDir, DATA_FILE)) && !replace && !isUnfinished) {
      throw new DataFileError(
        `${dataDir} has data; name another folder with --data, or replace them with --replace`,
      );
    }
    const incoming = path.join(dataDir, INCOMING);
    await rm(incoming, { recursive: true, force: true });
    await mkdir(path.join(incoming, 'files'), { recursive: true });
    try {
      await extractArchive(archive, manifest, (name) => path.join(incoming, name));
      checkDataFile(path.join(incoming, DATA_FILE));
      await prepare?.(incoming);
      // Who prepared has used the folder; the lock that is held is this one's.
      await rm(path.join(incoming, LOCK_FILE), { force: true });
      await takeOver(dataDir, incoming);
    } finally {
      await rm(incoming, { recursive: true, force: true });
    }
    return manifest;
  });
}

/**
 * From the first removal to the last move a mark stands: a start in between would find half of two data folders. That is safe
 * against a killed process (kill -9), whose writes the system keeps; after a power loss the restore has to be repeated.
 */
async function takeOver(dataDir: string, incoming: string): Promise<void> {
  const mark = path.join(dataDir, UNFINISHED_RESTORE);
  writeFileSync(mark, '');
  resetDataDir(dataDir, { isLocked: true });
  for (const name of readdirSync(incoming)) {
    await rm(path.join(dataDir, name), { recursive: true, force: true });
    await rename(path.join(incoming, name), path.join(dataDir, name));
  }
  await rm(mark);
}

/** No name out of an archive may lead anywhere else. */
function checkNames(archive: string, manifest: Manifest, settingsFiles: readonly string[]): void {
  const known = new Set([DATA_FILE, ...settingsFiles]);
  const names = manifest.entries.map(({ name }) => name);
  const stray = names.find((name) => !known.has(name) && !STORED_FILE.test(name));
  if (stray === undefined && names.includes(DATA_FILE)) return;
  throw new DataFileError(`${archive} is no back-up of this program`);
}
