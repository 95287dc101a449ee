import path from 'node:path';
import { DataFileError, resetDataDir } from '../local-cloud';
import { ensureClient } from './builds';
import { CallLines } from './call-lines';
import { buildFunctions } from './functions';
import { step } from './progress';
import { serve, type RunningServer } from './serve';
import { readStartOptions, StartError, USAGE, type StartOptions } from './start-options';

async function main(): Promise<void> {
  const options = readStartOptions(process.argv.slice(2));
  if (options.help) {
    console.log(USAGE);
    return;
  }
  if (options.build) await buildAll();
  if (options.reset) resetDataDir(options.data);
  const lines = new CallLines(options.detail, (line) => console.log(line));
  const server = await step('starting the local cloud', async (tell) =>
    serve({
      dataDir: options.data,
      port: options.port,
      host: options.host,
      onProgress: tell,
      log: (line) => lines.take(line),
      explain: options.detail === 'verbose',
      ...(options.season && { season: options.season }),
    }),
  );
  console.log(bannerOf(server, options));
  server.cloud.checked.catch(fail);
  stopOnSignal(server);
}

async function buildAll(): Promise<void> {
  await step('building the cloud functions', async () => buildFunctions());
  await step('building the browser version', async () => {
    const outcome = await ensureClient('h5');
    if (!outcome.ok)
      throw new StartError(`${outcome.output}\n\nThe browser version does not build.`);
  });
}

function bannerOf(
  { url, isPublic, administratorCode }: RunningServer,
  { data, detail }: StartOptions,
): string {
  const shown = path.relative(process.cwd(), path.resolve(data)) || '.';
  return [
    '',
    `  冬训学堂  ${url}`,
    ...(administratorCode === undefined
      ? ['  Open the address and choose whom to be: people and data are invented.']
      : [
          '  An empty cloud. Choose one of the blank phones, tap 「我是党员，去加入」 and enter the one-time code',
          `  of its first administrator (24 h, once): ${grouped(administratorCode)}`,
        ]),
    ...(isPublic
      ? ['  Other machines can reach it: whoever does can be anybody of the demonstration.']
      : []),
    `  Data in ${shown} · --reset starts over · Ctrl-C stops${detail === 'calls' ? ' · a line a call follows' : ''}`,
    '',
  ].join('\n');
}

/** As one reads it off a screen. */
const grouped = (code: string): string => (code.match(/.{1,4}/gu) ?? []).join('-');

/** Finishes the calls in flight; a second signal ends the program at once, even when closing hangs on a call. */
function stopOnSignal(server: RunningServer): void {
  const stop = (): void => {
    process.once('SIGINT', () => process.exit(130));
    server.close().then(() => process.exit(0), fail);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
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
  if (code === 'EACCES' && port !== undefined) {
    return `This account may not listen at port ${port}. Choose one above 1023 with --port`;
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return 'This machine does not have the address that --host names; leave it out to listen for this machine alone';
  }
  const isExpected = error instanceof StartError || error instanceof DataFileError;
  return isExpected ? error.message : (error.stack ?? error.message);
}

if (process.argv[1] === __filename) main().catch(fail);
