import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FUNCTIONS_DIR, listFunctions } from '../../../config/functions';
import { startLocalCloud } from '../../../local-cloud';
import { environment } from '../../tools/test-cloud';
import { medianOf } from './blocks';
import { goalLine } from './report';

/** From the start of an instance's thread until its bundle is loaded, milliseconds: medians of some rounds. */
interface ColdStarts {
  medianMs: number;
  slowestMs: number;
  slowest: string;
}

/** Starts every function in a local cloud of its own, one after the other, so many times. */
export async function measureColdStarts(rounds: number): Promise<ColdStarts> {
  const names = await listFunctions();
  const found = new Map<string, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) await startEach(found);
  const medians = [...found].map(([name, list]) => {
    if (list.length !== rounds) throw new Error(`${name} did not start once a round`);
    return { name, ms: medianOf(list) };
  });
  const slowest = medians.reduce((a, b) => (b.ms > a.ms ? b : a));
  return {
    medianMs: medianOf(medians.map(({ ms }) => ms)),
    slowestMs: slowest.ms,
    slowest: slowest.name,
  };
}

export function reportOf({ medianMs, slowestMs, slowest }: ColdStarts): string {
  const title = `cold start of the slowest function (${slowest}), ms`;
  const half = `half of the functions start in ${medianMs.toFixed(0)} ms or less`;
  return `${goalLine(title, slowestMs, 250, true)}\n        ${half}`;
}

async function startEach(found: ReadonlyMap<string, number[]>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-cold-'));
  const cloud = await startLocalCloud({
    dataDir: folder,
    functionsDir: FUNCTIONS_DIR,
    collectionsFile: path.join(__dirname, '../../../cloudfunctions/collections.json'),
    environment,
    log: (line) => {
      const { call, coldStartMs } = JSON.parse(line) as { call?: string; coldStartMs?: number };
      if (coldStartMs !== undefined) found.get(call ?? '')?.push(coldStartMs);
    },
  });
  try {
    // What they answer to an action that none of them has is not the question.
    const event = { action: 'none', input: {} };
    for (const name of found.keys()) {
      await Promise.allSettled([cloud.invoke(name, event, { openid: 'oBench' })]);
    }
  } finally {
    await cloud.close();
    rmSync(folder, { recursive: true });
  }
}
