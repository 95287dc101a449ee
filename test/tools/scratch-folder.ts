import { accessSync, constants, existsSync, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Linux keeps what lies here in memory. */
const MEMORY = '/dev/shm';
/** The tests of two processes together take a tenth of it; a container may offer as little as 64 MB. */
const ROOM_BYTES = 1024 ** 3;

/**
 * Makes a folder for data that need not outlive the machine: in memory where there is room for it. Every commit of the
 * local cloud is synced there as anywhere, which costs nothing, while a disk takes milliseconds for each of the ten
 * thousands that the tests make one after the other. The caller removes the folder.
 */
export function makeScratchFolder(prefix: string): string {
  return mkdtempSync(path.join(isRoomy(MEMORY) ? MEMORY : tmpdir(), prefix));
}

function isRoomy(folder: string): boolean {
  if (!existsSync(folder)) return false;
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return false;
  }
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize >= ROOM_BYTES;
}
