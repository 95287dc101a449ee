import { on } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { bundledWorker } from '../worker-bundle';
import type { SeasonPart, SeasonPlan } from './generate-season';

/** The parts of a season, made ahead of whoever takes them by a thread of their own. @throws what the thread failed with */
export async function* partsFromThread(plan: SeasonPlan): AsyncGenerator<SeasonPart> {
  const file = await bundledWorker(path.join(__dirname, 'season-thread.ts'));
  const thread = new Worker(file, { workerData: plan, execArgv: [] });
  try {
    for await (const [part] of on(thread, 'message') as AsyncIterable<[SeasonPart | null]>) {
      if (part === null) return;
      yield part;
      thread.postMessage('taken');
    }
  } finally {
    await thread.terminate();
  }
}
