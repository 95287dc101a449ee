import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { DeployError } from './secrets';

/** Beside the sources and outside the repository: what was deployed from this machine, by environment. */
const RELEASES = path.join(__dirname, '..', '..', '.deploy');
const mostKept = 10;

/** Keeps the bundles of a deployment, so that the next one can be taken back. Named by its time; the oldest make room. */
export async function keepRelease(
  envId: string,
  functionsDir: string,
  nowMs: number,
): Promise<void> {
  const folder = path.join(RELEASES, envId, stampOf(nowMs));
  await mkdir(folder, { recursive: true });
  await cp(functionsDir, folder, { recursive: true });
  const kept = await releasesOf(envId);
  for (const old of kept.slice(0, Math.max(0, kept.length - mostKept)))
    await rm(path.join(RELEASES, envId, old), { recursive: true });
}

/** The folder with the bundles of the deployment before the last one from this machine. Throws DeployError when there is none. */
export async function releaseBefore(envId: string): Promise<string> {
  const before = (await releasesOf(envId)).at(-2);
  if (before === undefined)
    throw new DeployError(
      'no deployment before the last one was made from this machine; check out the former version and deploy that',
    );
  return path.join(RELEASES, envId, before);
}

/** Forgets the newest deployment, once it has been taken back. */
export async function forgetNewest(envId: string): Promise<void> {
  const newest = (await releasesOf(envId)).at(-1);
  if (newest !== undefined) await rm(path.join(RELEASES, envId, newest), { recursive: true });
}

async function releasesOf(envId: string): Promise<string[]> {
  try {
    return (await readdir(path.join(RELEASES, envId))).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Sorts by time and is a file name everywhere. */
const stampOf = (nowMs: number) => new Date(nowMs).toISOString().replace(/[:.]/gu, '-');
