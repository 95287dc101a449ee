import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { seasonParts, type SeasonPlan } from './generate-season';

/** Parts that may lie ready: enough that nobody waits, few enough for the memory. */
const AHEAD = 8;

/** The thread behind partsFromThread: sends the parts of a season, and null behind the last. */
async function main(): Promise<void> {
  if (!parentPort) throw new Error('this file runs as a worker thread only');
  let ahead = 0;
  parentPort.on('message', () => ahead--);
  for (const part of seasonParts(workerData as SeasonPlan)) {
    parentPort.postMessage(part);
    ahead++;
    while (ahead >= AHEAD) await once(parentPort, 'message');
  }
  parentPort.postMessage(null);
}

void main();
