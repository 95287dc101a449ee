import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureFunctions } from '../../config/builds';
import { serve } from '../../config/serve';
import { ServerClock } from '../../local-cloud';
import { seasonNowMs, type SeasonServer } from './planted-season';

/** The real server on a cloud with nothing in it but the first administrator's one-time code; `close` also removes its data. */
export async function startEmptySeason(): Promise<SeasonServer> {
  await ensureFunctions();
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'empty-'));
  const clock = new ServerClock();
  clock.freeze(seasonNowMs);
  const server = await serve({ dataDir, clock, seed: 'empty', timers: false, season: 'empty' });
  const close = async (): Promise<void> => {
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { ...server, clock, close };
}
