import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Season } from '../cloudfunctions/shared/domain/season';
import { repositories } from '../cloudfunctions/shared/repositories';
import { backUp, DataFileError, hasData, restore, startLocalCloud } from '../local-cloud';
import { redirection } from '../local-cloud/functions/caller';
import { ROOT } from './parts';
import { SETTINGS_FILE } from './serve';

/** What an administrator's command cannot do, in words for that person. */
export class CommandError extends Error {}

const ACCOUNT = ['CLOUDBASE_ENV', 'TENCENTCLOUD_SECRETID', 'TENCENTCLOUD_SECRETKEY'] as const;

export interface StoreChoice {
  /** A data folder of the local cloud; without one a real environment, by CLOUDBASE_ENV and a key of its account. */
  data?: string | undefined;
  /** The command will write: a folder in use is refused, where a reader is content with a copy. */
  writes?: boolean;
}

/**
 * Runs work with the repositories, which speak the SDK as in a function, on a data folder or on a real environment. A
 * folder that a server uses is read as a copy of one instant. @throws CommandError, DataFileError
 */
export async function withSeasonStore<Result>(
  { data, writes = false }: StoreChoice,
  work: () => Promise<Result>,
): Promise<Result> {
  if (data === undefined) {
    pointAtEnvironment();
    return await work();
  }
  if (!hasData(data)) throw new CommandError(`there are no data in ${data}`);
  const own = mkdtempSync(path.join(tmpdir(), 'season-copy-'));
  try {
    return await onFolder(writes ? data : await copyOf(data, own), own, work);
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

/** The season that runs, or the one named. */
export async function seasonToCheck(id: string | undefined): Promise<Season> {
  const { seasons } = repositories();
  const season = id === undefined ? await seasons.running() : await seasons.byId(id);
  if (season) return season;
  throw new CommandError(
    id === undefined ? 'no season runs; name one with --season' : `there is no season ${id}`,
  );
}

function pointAtEnvironment(): void {
  const missing = ACCOUNT.filter((name) => !process.env[name]);
  if (missing.length > 0) {
    throw new CommandError(
      `name a data folder with --data, or a cloud environment and a key of its account: ${missing.join(', ')} missing`,
    );
  }
  const env = process.env['CLOUDBASE_ENV'] ?? '';
  Object.assign(process.env, { TCB_ENV: env, SCF_NAMESPACE: env });
}

/** A local cloud without functions: the repositories run in this process. */
async function onFolder<Result>(
  dataDir: string,
  own: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const functionsDir = path.join(own, 'no-functions');
  mkdirSync(functionsDir);
  const cloud = await startLocalCloud({
    dataDir,
    functionsDir,
    collectionsFile: path.join(ROOT, 'cloudfunctions', 'collections.json'),
  });
  try {
    Object.assign(process.env, redirection(cloud.gatewayUrl), { WX_API_TOKEN: 'command' });
    return await work();
  } finally {
    await cloud.close();
  }
}

/** Nothing is read where it stands: a reader must neither write to a folder nor keep a server from it. */
async function copyOf(data: string, folder: string): Promise<string> {
  const archive = path.join(folder, 'archive');
  const copy = path.join(folder, 'data');
  await backUp(data, archive, existsSync(path.join(data, SETTINGS_FILE)) ? [SETTINGS_FILE] : []);
  await restore(archive, copy, { settingsFiles: [SETTINGS_FILE], replace: false });
  rmSync(archive);
  return copy;
}

/** Prints what went wrong: to a person what a person can mend, else all of it. */
export function failed(error: unknown): void {
  const isPlain = error instanceof CommandError || error instanceof DataFileError;
  console.error(isPlain ? error.message : error);
  process.exitCode = 2;
}
