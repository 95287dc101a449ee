import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureFunctions, hashOf } from '../../config/builds';
import { serve, type RunningServer } from '../../config/serve';
import { ServerClock } from '../../local-cloud';
import { makeScratchFolder } from './scratch-folder';

const PLANTED = path.join(__dirname, '..', '..', '.cache', 'planted-season');

/** A Wednesday evening in Shanghai, 2026-11-25 18:50; the demo branch meets within the hour. */
export const seasonNowMs = Date.UTC(2026, 10, 25, 10, 50, 0);

/** Everything that the planted season follows from. */
const SOURCES = ['local-cloud', 'cloudfunctions', 'config', 'test/tools/planted-season.ts'];
const STAMP = `${PLANTED}.stamp`;

/** Plants the demo season, once for the same sources; jest calls it before the rooms that use it. */
export default async function plantSeason(): Promise<void> {
  await ensureFunctions();
  const sources = await hashOf(SOURCES);
  if (existsSync(PLANTED) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources) return;
  rmSync(STAMP, { force: true });
  rmSync(PLANTED, { recursive: true, force: true });
  const dataDir = makeScratchFolder('planting-');
  const clock = new ServerClock(seasonNowMs);
  const server = await serve({ dataDir, clock, seed: 'planted', timers: false });
  await server.close();
  cpSync(dataDir, PLANTED, { recursive: true });
  rmSync(dataDir, { recursive: true });
  writeFileSync(STAMP, sources);
}

/** The real server on a copy of the planted season, on a clock and randomness that the test controls. */
export interface SeasonServer extends RunningServer {
  /** Stands still at seasonNowMs until the test moves it. */
  clock: ServerClock;
}

/** Starts a server of the test's own; `close` also removes its data. */
export async function startSeasonServer(): Promise<SeasonServer> {
  if (!existsSync(PLANTED)) await plantSeason();
  const dataDir = makeScratchFolder('season-');
  cpSync(PLANTED, dataDir, { recursive: true });
  const clock = new ServerClock();
  clock.freeze(seasonNowMs);
  // Another seed than the planting's: ids that follow from the same one would meet those already taken.
  const server = await serve({ dataDir, clock, seed: 'journey', timers: false });
  const close = async (): Promise<void> => {
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { ...server, clock, close };
}
