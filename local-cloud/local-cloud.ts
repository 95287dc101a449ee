import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';
import { realClock, type Clock, type ServerClock } from './clock';
import { CloudError } from './cloud-error';
import { openDatabase, type Database } from './database';
import { readCollectionsFile } from './database/collections-file';
import type { DatabaseHandle } from './database/handle';
import { checkInBackground } from './database/background-check';
import type { QueryExplanation, ScanWarning } from './database/query-watch';
import type { Caller } from './functions/caller';
import { readFunctionFolder } from './functions/function-folder';
import type { FunctionsOptions } from './functions/launcher';
import { FunctionsService } from './functions/service';
import type { ThreadShelf } from './functions/thread-shelf';
import { objectIn } from './gateway/body';
import { Gateway, type GatewayServices } from './gateway/server';
import { OpenApiService, type OpenApiCall } from './openapi/service';
import { multipartOf } from './openapi/wire-format';
import { SeededRandom } from './seeded-random';
import { FileServer } from './storage/file-server';
import { FileStore } from './storage/file-store';
import { StorageService, type StorageHandle } from './storage/service';
import { PathSigner } from './storage/signed-path';
import { TimersService } from './timers/service';
import { bundledPackage, bundledWorker } from './worker-bundle';

export interface LocalCloudOptions {
  /** Folder of the data; made when missing, used by one local cloud at a time. */
  dataDir: string;
  /** Bundled functions: `<name>/index.js` and `<name>/config.json`. */
  functionsDir: string;
  /** collections.json: collections, indexes, security rules. */
  collectionsFile: string;
  /** Environment variables that functions get, such as signing keys. */
  environment?: Readonly<Record<string, string>>;
  /** A clock that tests control; functions then read it instead of the real one. */
  clock?: ServerClock;
  /** Makes all randomness inside functions, and document ids, follow from this text. */
  seed?: string;
  /** Threads that clouds of one process, all with a clock and a seed, take over from each other. */
  threads?: ThreadShelf;
  /** Whether timers run by themselves; `fireTimer` works in any case. Off unless asked for. */
  timers?: boolean;
  /**
   * Lines of JSON, told apart by their first key: `call` (one a call, without who called and with what), `output` (a line
   * that a function printed, with its request id), `scan`, `timer` and `gateway` (something went wrong below).
   */
  log?: (line: string) => void;
  /** Hears of every query how it was answered: by which conditions, which index, over how many documents. */
  explain?: (explanation: QueryExplanation) => void;
  /** Longest run of a function whose config.json sets none. 20 s, to be set in the console too: its default is 3 s. */
  timeoutSeconds?: number;
  /** Memory of an instance whose config.json sets none; 256 MB. */
  memoryMegabytes?: number;
  /** Instances a function may have at once; 4. */
  maxInstances?: number;
}

/** The cloud of one machine. */
export interface LocalCloud {
  /** The address that wx-server-sdk inside functions is redirected to. */
  readonly gatewayUrl: string;
  /** Calls a function as a client of this identity. Rejects with CloudError carrying the platform's code. */
  invoke(name: string, event: unknown, caller: Caller): Promise<unknown>;
  readonly database: DatabaseHandle;
  readonly storage: StorageHandle;
  /** Fires a function's timer now and waits for it. */
  fireTimer(functionName: string): Promise<unknown>;
  /** Subscribe messages sent so far, oldest first. */
  readonly sentMessages: readonly OpenApiCall[];
  /** All calls of open interfaces so far, oldest first. */
  readonly openApiCalls: readonly OpenApiCall[];
  /** A code for a phone number, as WeChat's button hands it to a page: holds five minutes, and once. */
  issuePhoneCode(phoneNumber: string): string;
  readonly clock: Clock;
  /**
   * Settles when the data are found whole, at once for small ones; those too large to be checked before the start are
   * checked beside it. Rejects with DataFileError for damage.
   */
  readonly checked: Promise<void>;
  /** A setting kept with the data, made on first use. */
  setting(name: string, make: () => string): string;
  /** Serves stored files to browsers from here on; used by the http front. */
  readonly files: FileServer;
  /** Makes temporary addresses of files point to another origin than the gateway; call the result to undo it. */
  publishFilesAt(origin: string): () => void;
  /** Lets running calls finish, then stops everything. */
  close(): Promise<void>;
}

type FunctionThread = Pick<FunctionsOptions, 'worker' | 'sdk' | 'threads'>;

/** What threads of functions start from, made on the first start after an installation. */
async function functionThread({
  threads,
  clock,
  seed,
}: LocalCloudOptions): Promise<FunctionThread> {
  const worker = await bundledWorker(path.join(__dirname, 'functions', 'worker-entry.ts'));
  const entry = createRequire(__filename).resolve('wx-server-sdk');
  const sdk = { entry, file: await bundledPackage(entry) };
  // A thread does not give back the time and the randomness that it took away.
  const isControlled = clock !== undefined && seed !== undefined;
  return { worker, sdk, threads: isControlled ? threads : undefined };
}

/** Starts the cloud of one machine. @throws DataFileError, or Error for bad functions or collections */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const { clock = realClock, log = () => undefined } = options;
  // Everything that can be wrong with the input is found before anything is opened.
  const functions = readFunctionFolder(options.functionsDir);
  const definitions = readCollectionsFile(options.collectionsFile);
  const timers = new TimersService(
    functions,
    clock,
    (name, event) => runner.invoke(name, event, { source: 'wx_trigger' }),
    log,
  );
  const thread = await functionThread(options);
  const database = openDatabase({
    dataDir: options.dataDir,
    definitions,
    clock,
    ...idsOf(options.seed),
    onScan: logScan(log),
    explain: options.explain,
  });
  const gateway = new Gateway(log);
  const files = new FileStore(options.dataDir, database.store, clock);
  try {
    files.checkFolder();
    await gateway.listen();
  } catch (error) {
    database.close();
    throw error;
  }
  const runner = new FunctionsService({
    functions,
    ...thread,
    gatewayUrl: gateway.url,
    environment: { PATH: process.env['PATH'] ?? '', ...options.environment },
    clock: options.clock ?? null,
    seed: options.seed ?? null,
    timeoutSeconds: options.timeoutSeconds ?? 20,
    memoryMegabytes: options.memoryMegabytes ?? 256,
    maxInstances: options.maxInstances ?? 4,
    log,
  });
  const { storage, fileServer } = openStorage(files, database, clock, gateway.origin);
  const openapi = new OpenApiService(runner, clock);
  gateway.serve(servicesOf(database, storage, fileServer, runner, openapi));
  if (options.timers === true) timers.start();
  const check = await checkInBackground(options.dataDir);

  return {
    gatewayUrl: gateway.url,
    invoke: (name, event, caller) => runner.invoke(name, event, caller),
    database: database.handle,
    storage,
    fireTimer: (functionName) => timers.fireNow(functionName),
    get sentMessages() {
      return openapi.calls.filter((call) => call.api === 'subscribeMessage.send');
    },
    openApiCalls: openapi.calls,
    issuePhoneCode: (phoneNumber) => openapi.issuePhoneCode(phoneNumber),
    clock,
    checked: check.done,
    setting: (name, make) => database.store.setting(name, make),
    files: fileServer,
    publishFilesAt: (origin) => storage.publishAt(origin),
    close: async () => {
      timers.stop();
      await check.stop();
      await runner.stop();
      await gateway.close();
      database.close();
    },
  };
}

function servicesOf(
  database: Database,
  storage: StorageService,
  fileServer: FileServer,
  runner: FunctionsService,
  openapi: OpenApiService,
): GatewayServices {
  return {
    database: (name, request) => database.service.act(name, request),
    storage: (name, request) => storage.act(name, request),
    functions: (name, request) => callNested(runner, name, request),
    openapi: (parts) => openapi.answer(parts),
    multipart: multipartOf,
    files: (request, response) => fileServer.serve(request, response, { allowUpload: true }),
  };
}

/** Functions that call functions: the caller stays who it was, told by the token of the running call. */
async function callNested(
  runner: FunctionsService,
  name: string,
  request: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  if (name !== 'invokeFunction') {
    throw new CloudError('INVALID_PARAM', `unknown action functions.${name}`);
  }
  const { function_name: functionName, request_data: text, wxCloudApiToken: token } = request;
  const event = typeof text === 'string' && text !== '' ? objectIn(text, 'request_data') : {};
  const result = await runner.invokeNested(String(functionName), event, token);
  return { data: { response_data: JSON.stringify(result) } };
}

/** A query that no index serves walks over the whole collection: worth one line, with the index that would spare it. */
function logScan(log: (line: string) => void): (warning: ScanWarning) => void {
  return ({ collection, ...warning }) => log(JSON.stringify({ scan: collection, ...warning }));
}

function idsOf(seed: string | undefined): { makeId?: () => string } {
  if (seed === undefined) return {};
  const random = new SeededRandom(`${seed}/ids`);
  return { makeId: () => random.bytes(16).toString('hex') };
}

function openStorage(
  files: FileStore,
  database: Database,
  clock: Clock,
  origin: string,
): { storage: StorageService; fileServer: FileServer } {
  const key = database.store.setting('fileSigningKey', () => randomBytes(32).toString('hex'));
  const signer = new PathSigner(key);
  return {
    storage: new StorageService(files, signer, clock, origin),
    fileServer: new FileServer(files, signer, clock),
  };
}
