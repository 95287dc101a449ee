import path from 'node:path';
import { parseArgs } from 'node:util';
import { DataFileError, resetDataDir } from '../local-cloud';
import { ensureClient } from './builds';
import { buildFunctions } from './functions';
import { ROOT } from './parts';
import { serve } from './serve';

const USAGE = `npm start -- [options]
  --port <number>   port to listen at (3000)
  --host <address>  address to listen at (127.0.0.1; anything else shows the demonstration to the network)
  --data <folder>   where the data are kept (.data)
  --reset           start over with a fresh demo season
  --no-build        serve what was built before
  --verbose         print each call of a function`;

const OPTIONS = {
  port: { type: 'string', default: '3000' },
  host: { type: 'string', default: '127.0.0.1' },
  data: { type: 'string', default: path.join(ROOT, '.data') },
  reset: { type: 'boolean', default: false },
  'no-build': { type: 'boolean', default: false },
  verbose: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** A mistake of whoever started the program; shown without a stack. */
class StartError extends Error {}

async function main(): Promise<void> {
  const flags = readFlags();
  if (flags.help) {
    console.log(USAGE);
    return;
  }
  const port = Number(flags.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new StartError('--port wants 0 to 65535');
  if (!flags['no-build']) await buildAll();
  if (flags.reset) resetDataDir(flags.data);
  const server = await step('starting the local cloud', async () =>
    serve({
      dataDir: flags.data,
      port,
      host: flags.host,
      ...(flags.verbose && { log: (line: string) => console.log(line) }),
    }),
  );
  console.log(bannerOf(server.url, flags.data));
  const stop = (): void => {
    // A second signal must work even when closing hangs on a call.
    process.once('SIGINT', () => process.exit(130));
    server.close().then(() => process.exit(0), fail);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function readFlags() {
  try {
    return parseArgs({ options: OPTIONS }).values;
  } catch (error) {
    throw new StartError(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

async function buildAll(): Promise<void> {
  await step('building the cloud functions', async () => buildFunctions());
  await step('building the browser version', async () => {
    const outcome = await ensureClient('h5');
    if (!outcome.ok)
      throw new StartError(`${outcome.output}\n\nThe browser version does not build.`);
  });
}

/** Says what is being done while it is, and how long it took. */
async function step<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  const startedAtMs = performance.now();
  const seconds = (): string => ((performance.now() - startedAtMs) / 1000).toFixed(1);
  const isTerminal = process.stdout.isTTY;
  const show = (): void => {
    process.stdout.write(`\r${what} … ${seconds()} s`);
  };
  const timer = isTerminal ? setInterval(show, 100) : undefined;
  try {
    return await work();
  } finally {
    clearInterval(timer);
    console.log(`${isTerminal ? '\r' : ''}${what} … ${seconds()} s`);
  }
}

function bannerOf(url: string, dataDir: string): string {
  return [
    '',
    `  冬训学堂  ${url}`,
    '',
    '  Open the address, choose a person, and look around; everything is invented demonstration data.',
    `  Data: ${path.resolve(dataDir)}   start over: the same command with --reset   stop: Ctrl-C`,
    '',
  ].join('\n');
}

function fail(error: unknown): void {
  console.error(messageOf(error));
  process.exit(1);
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') {
    return `Port ${String(port)} is taken. Choose another one: npm start -- --port ${String((port ?? 3000) + 1)}`;
  }
  const isExpected = error instanceof StartError || error instanceof DataFileError;
  return isExpected ? error.message : (error.stack ?? error.message);
}

if (process.argv[1] === __filename) main().catch(fail);
