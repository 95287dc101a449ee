import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { CallMessage, InstanceData, InstanceMessage } from './messages';
import { controlRandomness, seedRandomness } from './worker-randomness';
import { controlTime } from './worker-time';

/** The thread behind a function instance: loads one bundle and runs its `main`, one call at a time. */
type Main = (event: unknown, context: unknown) => unknown;

const data = workerData as InstanceData;
const port = parentPort;
if (!port) throw new Error('this file runs as a worker thread only');

const send = (message: InstanceMessage): void => port.postMessage(message);

// Time and randomness are put in place before the bundle is loaded, so that it cannot keep the real ones.
if (data.clock) controlTime(data.clock);
if (data.seed !== null) {
  controlRandomness();
  seedRandomness(data.seed);
}
process.env['PWD'] = path.dirname(data.file);
// eslint-disable-next-line @typescript-eslint/no-require-imports -- the bundle is named at run time, as on the platform
const { main } = require(data.file) as { main?: Main };
if (typeof main !== 'function') throw new Error(`${data.file} exports no function "main"`);

port.on('message', (call: CallMessage) => {
  for (const [key, value] of Object.entries(call.environment)) {
    if (value === null) delete process.env[key];
    else process.env[key] = value;
  }
  if (call.seed !== null) seedRandomness(call.seed);
  void answer(main, call);
});
send({ kind: 'ready' });

async function answer(run: Main, call: CallMessage): Promise<void> {
  try {
    const result: unknown = await run(JSON.parse(call.event), call.context);
    const text = JSON.stringify(result) as string | undefined;
    send({ kind: 'result', result: text ?? 'null' });
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    send({ kind: 'failed', name: error.name, message: error.message, stack: error.stack ?? '' });
  }
}
