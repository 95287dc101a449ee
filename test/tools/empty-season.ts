import { rmSync } from 'node:fs';
import { ensureFunctions } from '../../config/builds';
import { serve } from '../../config/serve';
import { ServerClock } from '../../local-cloud';
import { seasonNowMs, type SeasonServer } from './planted-season';
import { makeScratchFolder } from './scratch-folder';

/** The real server on a cloud with nothing in it but the first administrator's one-time code; `close` also removes its data. */
export async function startEmptySeason(): Promise<SeasonServer> {
  await ensureFunctions();
  const dataDir = makeScratchFolder('empty-');
  const clock = new ServerClock();
  clock.freeze(seasonNowMs);
  const server = await serve({ dataDir, clock, seed: 'empty', timers: false, season: 'empty' });
  const close = async (): Promise<void> => {
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { ...server, clock, close };
}
