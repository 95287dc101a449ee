import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildFunctions, FUNCTIONS_DIR } from '../../config/functions';
import { environment } from '../tools/test-cloud';
import { buildServer } from './build-server';
import { collectionsFile, plant } from './check-ins';
import { Killer } from './killer';
import { deaths } from './plan';
import { BOUNDARIES } from './write-boundaries';

const READY_GOAL_MS = 1000;
/** A long run goes on until so many check-ins were acknowledged, too; the short one takes as many as there are. */
const LONG_RUN = { kills: 1000, checkIns: 100_000, length: 5 };
/** How often a long run says where it stands, in kills. */
const NEWS = 25;

/** From so many kills on each kind of death must have occurred. */
const ENOUGH_FOR_ALL_KINDS = 40;

async function main(): Promise<void> {
  // The SDK would print a line for each request that a kill cuts off.
  process.env['SILENCE'] = 'true';
  const { values } = parseArgs({
    options: { kills: { type: 'string', default: '50' }, seed: { type: 'string' } },
  });
  const kills = Number(values.kills);
  if (!Number.isInteger(kills) || kills < 1)
    throw new Error('--kills wants a whole number above 0');
  const seed = values.seed ?? String(Math.floor(Math.random() * 1e9));
  console.log(`crash: ${kills} kills, seed ${seed} (again with --seed ${seed})`);
  await buildFunctions();
  const serverFile = await buildServer();
  const folder = mkdtempSync(path.join(tmpdir(), 'crash-'));
  const dataDir = path.join(folder, 'data');
  const options = { dataDir, functionsDir: FUNCTIONS_DIR, collectionsFile, environment };
  await plant(options);
  const killer = new Killer(serverFile, options);
  const isLong = kills >= LONG_RUN.kills;
  const leastCheckIns = isLong ? LONG_RUN.checkIns : 0;
  let lives = 0;
  for (const death of deaths(seed, isLong ? LONG_RUN.length : 1)) {
    const isEnough = lives >= kills && killer.book.acknowledged >= leastCheckIns;
    if (isEnough || killer.faults.length > 0) break;
    await killer.live(death);
    lives += 1;
    if (isLong && lives % NEWS === 0)
      console.log(`${lives} kills, ${killer.book.acknowledged} acknowledged`);
  }
  if (killer.faults.length === 0) await killer.finish();
  report(killer, lives, seed);
  if (killer.faults.length > 0) console.log(`the data are left at ${dataDir}`);
  else rmSync(folder, { recursive: true });
}

function report(killer: Killer, lives: number, seed: string): void {
  const kinds = ['moment', ...BOUNDARIES].map((kind) => `${kind} ${killer.kills.get(kind) ?? 0}`);
  const missing = BOUNDARIES.filter((kind) => !killer.kills.has(kind));
  if (lives >= ENOUGH_FOR_ALL_KINDS && missing.length > 0) {
    killer.faults.push(`no process died ${missing.join(', ')}`);
  }
  console.log(`${lives} kills with -9 (${kinds.join(', ')})`);
  console.log(
    `${killer.book.acknowledged} check-ins acknowledged, ${killer.unanswered} unanswered and asked again`,
  );
  console.log(readyLine(killer.readyMs, killer.bareMs));
  console.log(
    `load ${loadavg()
      .map((one) => one.toFixed(2))
      .join(' ')}`,
  );
  if (killer.faults.length === 0) {
    console.log('0 lost, 0 doubled; every score is the sum of its ledger');
    return;
  }
  console.log(`${killer.faults.length} faults with seed ${seed}:`);
  console.log(killer.faults.slice(0, 20).join('\n'));
  process.exitCode = 1;
}

function readyLine(readyMs: readonly number[], bareMs: readonly number[]): string {
  const at = (list: readonly number[], share: number): number => {
    const sorted = [...list].sort((a, b) => a - b);
    return sorted[Math.ceil(sorted.length * share) - 1] ?? NaN;
  };
  const [p50, p99, bare] = [at(readyMs, 0.5), at(readyMs, 0.99), at(bareMs, 0.5)];
  return [
    `ready after ${p50.toFixed(0)} ms (p50), ${p99.toFixed(0)} ms (p99), goal ≤ ${READY_GOAL_MS}: ` +
      (p99 <= READY_GOAL_MS ? 'holds' : 'MISSED'),
    '  from starting the process, compiled to one file, to the first answer that the SDK got from it;',
    `  a process of Node that does nothing took ${bare.toFixed(0)} ms (p50) in the same run: × ${(p50 / bare).toFixed(1)}`,
  ].join('\n');
}

main().then(
  // The SDK leaves timers behind for requests that were cut off.
  () => process.exit(),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
