import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  DataFileError,
  hasData,
  makeFolder,
  startHttpFront,
  startLocalCloud,
  type DemoPerson,
  type LocalCloud,
  type LocalCloudOptions,
  type ServerClock,
} from '../local-cloud';
import { clientDir } from './builds';
import { openDemoSeason, type SeasonSize } from './demo-season';
import { FUNCTIONS_DIR } from './functions';
import { ROOT } from './parts';

export interface ServeOptions {
  /** Folder of the data; the demo season is made there when there is none yet. */
  dataDir: string;
  /** 0, the default, takes any free port. */
  port?: number;
  /** Loopback unless another address is given. */
  host?: string;
  /** A clock that tests control; the real one otherwise. */
  clock?: ServerClock;
  /** Makes all randomness follow from this text. */
  seed?: string;
  /** Whether timers, such as the one that recounts rankings, run by themselves. */
  timers?: boolean;
  /** Which season a new data folder gets, and one with data must have; any, small for a new one, when absent. */
  season?: SeasonSize;
  /** Told while a large season is made. */
  onProgress?: (done: number, all: number) => void;
  /** Lines of JSON, see LocalCloudOptions. */
  log?: (line: string) => void;
  /** Also logs how every query was answered, as `query`. */
  explain?: boolean;
}

export interface RunningServer {
  /** Where a browser finds it. */
  url: string;
  cloud: LocalCloud;
  /** Whom a visitor may choose to be. */
  persons: readonly DemoPerson[];
  /** Makes the first administrator of an empty cloud; told once, kept only as a hash. */
  administratorCode?: string;
  /** Other machines than this one can reach it. */
  isPublic: boolean;
  close: () => Promise<void>;
}

/** Keys of the functions, kept beside the data. */
export const SETTINGS_FILE = 'function-environment.json';
/** Host in the link of a session's code; .EXAMPLE belongs to nobody, so a stray scan leads nowhere. */
const CODE_HOST = 'STUDY.EXAMPLE';
/** Stands for a template of WeChat's console: messages by it are kept by the local cloud and go nowhere. */
const NUDGE_TEMPLATE_ID = 'local-nudge';
/**
 * Starts the built functions and the built browser version on this machine, with the demo season. Builds nothing.
 * Throws DataFileError when the data folder cannot be used, and an Error when a build is missing or the port is taken.
 */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const environment = functionEnvironment(options.dataDir, options.seed);
  const cloud = await startLocalCloud({
    dataDir: options.dataDir,
    functionsDir: FUNCTIONS_DIR,
    collectionsFile: path.join(ROOT, 'cloudfunctions', 'collections.json'),
    environment: { NUDGE_TEMPLATE_ID, ...environment },
    timers: options.timers ?? true,
    ...(options.clock && { clock: options.clock }),
    ...(options.seed !== undefined && { seed: options.seed }),
    ...(options.log && { log: options.log }),
    ...(options.explain && { explain: explainTo(options.log) }),
  });
  try {
    const { persons, administratorCode } = await openDemoSeason(cloud, {
      openidHmacKey: environment.OPENID_HMAC_KEY,
      ...(options.season && { size: options.season }),
      ...(options.onProgress && { onProgress: options.onProgress }),
    });
    const front = await startHttpFront({
      cloud,
      persons,
      h5Dir: clientDir('h5'),
      port: options.port ?? 0,
      ...(options.host !== undefined && { host: options.host }),
    });
    const close = async (): Promise<void> => {
      await front.close();
      await cloud.close();
    };
    const { url, isPublic } = front;
    return {
      url,
      isPublic,
      cloud,
      persons,
      ...(administratorCode && { administratorCode }),
      close,
    };
  } catch (error) {
    await cloud.close();
    throw error;
  }
}

/** Which fields a filter named, never what was asked of them: that may be who somebody is. */
function explainTo(log: ServeOptions['log']): NonNullable<LocalCloudOptions['explain']> {
  return ({ collection, filter, ...how }) =>
    log?.(JSON.stringify({ query: collection, filter: Object.keys(filter), ...how }));
}

interface FunctionEnvironment extends Record<string, string> {
  SIGNING_KEYS: string;
  OPENID_HMAC_KEY: string;
  CODE_HOST: string;
}

/** Keys live as long as the data: a phone's receipts and identities must outlast a restart. */
function functionEnvironment(dataDir: string, seed: string | undefined): FunctionEnvironment {
  const file = path.join(dataDir, SETTINGS_FILE);
  if (existsSync(file)) return readEnvironment(file);
  if (hasData(dataDir)) {
    throw new DataFileError(
      `${dataDir} has data, but not the keys they were made with (${SETTINGS_FILE}); restore a back-up or start over with --reset`,
    );
  }
  const key = (name: string): string =>
    seed === undefined ? randomBytes(32).toString('hex') : `${name}-${seed}-`.padEnd(64, '0');
  const environment = {
    SIGNING_KEYS: JSON.stringify({ current: 'k1', keys: { k1: key('signing') } }),
    OPENID_HMAC_KEY: key('openid'),
    CODE_HOST,
  };
  makeFolder(dataDir);
  writeFileSync(file, JSON.stringify(environment), { mode: 0o600 });
  return environment;
}

function readEnvironment(file: string): FunctionEnvironment {
  try {
    const found = JSON.parse(readFileSync(file, 'utf8')) as Partial<FunctionEnvironment>;
    const { SIGNING_KEYS, OPENID_HMAC_KEY } = found;
    if (SIGNING_KEYS !== undefined && OPENID_HMAC_KEY !== undefined) {
      return { ...found, SIGNING_KEYS, OPENID_HMAC_KEY, CODE_HOST: found.CODE_HOST ?? CODE_HOST };
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new DataFileError(
    `${file} is damaged; restore a back-up, or remove it and start over with --reset`,
  );
}
