import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { CallMessage, InstanceData, InstanceMessage, TakeOverMessage } from './messages';
import { megabytesInUse } from './worker-memory';
import { forwardOutput } from './worker-output';
import { controlRandomness, seedRandomness } from './worker-randomness';
import { offerSdk } from './worker-sdk';
import { controlTime, followClock } from './worker-time';

/** How often a running call's memory is looked at. */
const MEMORY_LOOK_MS = 100;

/** The thread behind a function instance: loads one bundle and runs its `main`, one call at a time. */
type Main = (event: unknown, context: unknown) => unknown;

let data = workerData as InstanceData;
const port = parentPort;
if (!port) throw new Error('this file runs as a worker thread only');

const send = (message: InstanceMessage): void => port.postMessage(message);

// Time and randomness are put in place before the bundle is loaded, so that it cannot keep the real ones.
if (data.clock) controlTime();
if (data.seed !== null) controlRandomness();
forwardOutput((line) => send({ kind: 'output', line }));
offerSdk(data.sdk);
let main = load();

port.on('message', (message: CallMessage | TakeOverMessage) => {
  if (message.kind === 'call') begin(message);
  else takeOver(message);
});
send({ kind: 'ready' });

function load(): Main {
  if (data.clock) followClock(data.clock);
  if (data.seed !== null) seedRandomness(data.seed);
  process.env['PWD'] = path.dirname(data.file);
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the bundle is named at run time, as on the platform
  const loaded = require(data.file) as { main?: Main };
  if (typeof loaded.main === 'function') return loaded.main;
  throw new Error(`${data.file} exports no function "main"`);
}

/** Becomes an instance of another local cloud, of the same function or of another, with modules of its own. */
function takeOver({ data: next, environment }: TakeOverMessage): void {
  delete require.cache[require.resolve(data.file)];
  for (const key of Object.keys(process.env)) delete process.env[key];
  Object.assign(process.env, environment);
  data = next;
  main = load();
  send({ kind: 'ready' });
}

function begin(call: CallMessage): void {
  send({ kind: 'began' });
  for (const [key, value] of Object.entries(call.environment)) {
    if (value === null) delete process.env[key];
    else process.env[key] = value;
  }
  if (call.seed !== null) seedRandomness(call.seed);
  void answer(main, call);
}

async function answer(run: Main, call: CallMessage): Promise<void> {
  const watch = setInterval(checkMemory, MEMORY_LOOK_MS).unref();
  try {
    const result: unknown = await run(JSON.parse(call.event), call.context);
    const text = JSON.stringify(result) as string | undefined;
    checkMemory();
    send({ kind: 'result', result: text ?? 'null' });
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    send({ kind: 'failed', name: error.name, message: error.message, stack: error.stack ?? '' });
  } finally {
    clearInterval(watch);
  }
}

/** The engine ends a heap that grows too large, but knows nothing of buffers. */
function checkMemory(): void {
  const megabytes = megabytesInUse();
  if (megabytes > data.memoryMegabytes) send({ kind: 'over-memory', megabytes });
}
