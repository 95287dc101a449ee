import { existsSync } from 'node:fs';
import { link, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { copyDataFile } from '../database/data-file';
import { DATA_FILE, DataFileError } from '../database/data-folder';
import { writeArchive, type Manifest } from './archive';

/** Within the data folder: where stored files have second names while they are copied. */
const HELD = `saving-${process.pid}`;
/** A file that came and went while the picture of the data was made makes the whole begin anew, so often. */
const ATTEMPTS = 5;

/**
 * Saves a data folder as one file: the data as they are at one instant, the stored files that they name, and the named
 * settings files. The folder may be in use. @throws DataFileError when there are no data, or the file exists
 */
export async function backUp(
  dataDir: string,
  target: string,
  settingsFiles: readonly string[],
): Promise<Manifest> {
  if (!existsSync(path.join(dataDir, DATA_FILE))) {
    throw new DataFileError(`there are no data in ${dataDir}; name their folder with --data`);
  }
  if (existsSync(target)) {
    throw new DataFileError(`${target} exists already; name another file, or remove it first`);
  }
  const work = `${path.resolve(target)}.unfinished`;
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true, mode: 0o700 });
  try {
    const archive = path.join(work, 'archive');
    const manifest = await copyAtOneInstant(dataDir, work, archive, settingsFiles);
    await rename(archive, target);
    return manifest;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function copyAtOneInstant(
  dataDir: string,
  work: string,
  archive: string,
  settingsFiles: readonly string[],
): Promise<Manifest> {
  const held = path.join(dataDir, HELD);
  for (let attempt = 1; ; attempt++) {
    const copy = path.join(work, DATA_FILE);
    for (const left of [copy, archive, held]) await rm(left, { recursive: true, force: true });
    try {
      await holdFiles(dataDir, held);
      const stored = copyDataFile(dataDir, copy);
      await holdFiles(dataDir, held);
      const sources = [
        { name: DATA_FILE, file: copy },
        ...settingsFiles
          .map((name) => ({ name, file: path.join(dataDir, name) }))
          .filter(({ file }) => existsSync(file)),
        ...stored.map((name) => ({ name: `files/${name}`, file: path.join(held, name) })),
      ];
      return await writeArchive(archive, sources, new Date().toISOString());
    } catch (error) {
      const isGone = (error as NodeJS.ErrnoException).code === 'ENOENT';
      if (!isGone || attempt === ATTEMPTS) throw error;
    } finally {
      await rm(held, { recursive: true, force: true });
    }
  }
}

/** Gives every stored file a second name, so that it stays when the running cloud removes the first one. */
async function holdFiles(dataDir: string, held: string): Promise<void> {
  const files = path.join(dataDir, 'files');
  if (!existsSync(files)) return;
  await mkdir(held, { recursive: true });
  for (const name of await readdir(files)) {
    await link(path.join(files, name), path.join(held, name)).catch((error: unknown) => {
      const { code } = error as NodeJS.ErrnoException;
      // Held already, or removed since the folder was listed: then the picture of the data decides whether it is missed.
      if (code !== 'EEXIST' && code !== 'ENOENT') throw error;
    });
  }
}
