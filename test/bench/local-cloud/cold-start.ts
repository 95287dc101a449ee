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

/**
 * Starts every function so many times, each in a local cloud of its own: thirty instances that stay warm in one process make
 * the last of them slower than the platform's containers, which know nothing of each other.
 */
export async function measureColdStarts(rounds: number): Promise<ColdStarts> {
  const names = await listFunctions();
  const found = new Map<string, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) await startEach(found);
  const medians = [...found].map(([name, list]) => {
    if (list.some(Number.isNaN)) throw new Error(`${name} did not start`);
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
  for (const [name, list] of found) list.push(await startOne(name));
}

async function startOne(name: string): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-cold-'));
  let tookMs = Number.NaN;
  const cloud = await startLocalCloud({
    dataDir: folder,
    functionsDir: FUNCTIONS_DIR,
    collectionsFile: path.join(__dirname, '../../../cloudfunctions/collections.json'),
    environment,
    timers: false,
    log: (line) => {
      const { coldStartMs } = JSON.parse(line) as { coldStartMs?: number };
      tookMs = coldStartMs ?? tookMs;
    },
  });
  try {
    // What it answers to an action that it does not have is not the question.
    await Promise.allSettled([
      cloud.invoke(name, { action: 'none', input: {} }, { openid: 'oBench' }),
    ]);
    return tookMs;
  } finally {
    await cloud.close();
    rmSync(folder, { recursive: true });
  }
}
