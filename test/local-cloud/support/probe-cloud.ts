import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { startLocalCloud, type LocalCloud, type LocalCloudOptions } from '../../../local-cloud';
import { makeScratchFolder } from '../../tools/scratch-folder';

/** What code inside the probe function is given: the SDK as every cloud function has it. */
export interface Sdk {
  // The SDK's own types know neither its errors nor half of its commands, and doubt its answers.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- see above
  cloud: any;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- see above
  db: any;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- see above
  _: any;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- see above
  $: any;
  require: NodeJS.Require;
  context: Record<string, unknown>;
  process: NodeJS.Process;
  /** Turns the text of a function back into the function: for tables of cases. */
  evaluate: (code: string) => (sdk: Sdk) => unknown;
}

/** What a function sees of an error that the SDK threw. */
export interface Thrown {
  errCode?: number;
  code?: string;
  message: string;
}

export interface ProbeCloud {
  cloud: LocalCloud;
  dataDir: string;
  /** Runs code inside a function instance; it must use nothing from around it. Throws what the SDK threw. */
  run: <Argument, Value>(
    code: (sdk: Sdk, argument: Argument) => Promise<Value> | Value,
    argument?: Argument,
    openid?: string,
  ) => Promise<Value>;
  /** Runs code that is expected to fail; answers what it threw. */
  failure: <Argument>(
    code: (sdk: Sdk, argument: Argument) => unknown,
    argument?: Argument,
  ) => Promise<Thrown>;
  /** Stops the cloud and starts it again on the same data. */
  restart: () => Promise<void>;
  close: () => Promise<void>;
}

const security = { read: false, write: false };

/** Collections of the tests: plain but for its places, with unique and compound keys, with an array's index. */
const collections = {
  plain: { indexes: [{ name: 'place', keys: { place: '2dsphere' } }], security },
  records: {
    indexes: [
      { name: 'caller', keys: { openidKey: 1, seasonId: 1 }, unique: true },
      { name: 'score', keys: { seasonId: 1, score: -1 } },
      { name: 'attended', keys: { attended: 1, changedAtMs: -1 }, multikey: 'attended' },
    ],
    security,
  },
};

export type ProbeOptions = Partial<LocalCloudOptions> & {
  /** config.json of the probe function. */
  config?: Record<string, unknown>;
  /** More functions: their JavaScript by name. */
  functions?: Record<string, string>;
};

/** A local cloud of its own with the probe function deployed in it. */
export async function startProbeCloud(options: ProbeOptions = {}): Promise<ProbeCloud> {
  const { config = {}, functions = {}, ...cloudOptions } = options;
  const folder = makeScratchFolder('local-cloud-test-');
  const functionsDir = path.join(folder, 'functions');
  const dataDir = path.join(folder, 'data');
  symlinkSync(path.join(__dirname, '../../../node_modules'), path.join(folder, 'node_modules'));
  await deployProbe(functionsDir, config);
  for (const [name, code] of Object.entries(functions)) {
    mkdirSync(path.join(functionsDir, name));
    writeFileSync(path.join(functionsDir, name, 'index.js'), code);
  }
  const collectionsFile = path.join(folder, 'collections.json');
  writeFileSync(collectionsFile, JSON.stringify({ collections }));
  const start = (): Promise<LocalCloud> =>
    startLocalCloud({ dataDir, functionsDir, collectionsFile, ...cloudOptions });
  const first = await start().catch((error: unknown) => {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  });
  const probe: ProbeCloud = {
    cloud: first,
    dataDir,
    run: async (code, argument, openid = 'oProbe') => {
      const answer = await invoke(probe.cloud, String(code), argument, openid);
      if (answer.thrown) throw Object.assign(new Error(answer.thrown.message), answer.thrown);
      return answer.value as never;
    },
    failure: async (code, argument) => {
      const answer = await invoke(probe.cloud, String(code), argument, 'oProbe');
      if (!answer.thrown) throw new Error(`nothing failed: ${JSON.stringify(answer.value)}`);
      return answer.thrown;
    },
    restart: async () => {
      await probe.cloud.close();
      probe.cloud = await start();
    },
    close: async () => {
      await probe.cloud.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return probe;
}

async function deployProbe(functionsDir: string, config: Record<string, unknown>): Promise<void> {
  await build({
    entryPoints: [path.join(__dirname, 'probe.js')],
    outfile: path.join(functionsDir, 'probe', 'index.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['wx-server-sdk'],
    logLevel: 'silent',
  });
  writeFileSync(path.join(functionsDir, 'probe', 'config.json'), JSON.stringify(config));
}

async function invoke(
  cloud: LocalCloud,
  code: string,
  argument: unknown,
  openid: string,
): Promise<{ value?: unknown; thrown?: Thrown }> {
  return (await cloud.invoke('probe', { code, argument }, { openid })) as {
    value?: unknown;
    thrown?: Thrown;
  };
}
