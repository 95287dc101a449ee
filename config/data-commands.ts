import { rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { backUp, DataFileError, restore } from '../local-cloud';
import {
  erasedIn,
  keepToReplay,
  listErasures,
  readList,
  replay,
  toReplayIn,
  type Erased,
} from './erasures';
import { ROOT } from './parts';
import { CommandError, withSeasonStore } from './season-store';
import { SETTINGS_FILE } from './serve';

const USAGE = `npm run backup -- --to FILE [--data FOLDER]
npm run restore -- --from FILE [--data FOLDER] [--replace] [--erasures LIST] [--without-erasures]

  --erasures          a list of erased people that was saved (npm run erasures), beside what the folder says itself
  --without-erasures  restores although nobody can say who was erased since: they stand in the data again`;

const OPTIONS = {
  to: { type: 'string' },
  from: { type: 'string' },
  data: { type: 'string', default: path.join(ROOT, '.data') },
  replace: { type: 'boolean', default: false },
  erasures: { type: 'string' },
  'without-erasures': { type: 'boolean', default: false },
} as const;

/** `backup` and `restore`: the data of the local cloud as one file, and back. */
export async function main([command, ...args]: readonly string[]): Promise<void> {
  const { to, from, data, ...how } = readOptions(args);
  const settingsFiles = [SETTINGS_FILE];
  if (command === 'backup' && to !== undefined) {
    const { entries } = await backUp(data, to, settingsFiles);
    const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
    console.log(`saved ${entries.length} files, ${(bytes / 1e6).toFixed(1)} MB, to ${to}`);
  } else if (command === 'restore' && from !== undefined) {
    await bringBack(from, data, how);
  } else {
    throw new DataFileError(USAGE);
  }
}

/**
 * Restores, and erases once more whoever was erased since the back-up was made: before the data take their place, so that nobody who
 * was erased ever stands in the folder again.
 */
async function bringBack(
  from: string,
  data: string,
  how: { replace: boolean; erasures?: string | undefined; 'without-erasures': boolean },
): Promise<void> {
  const named = how.erasures === undefined ? undefined : readList(how.erasures);
  let known: Erased[] | undefined;
  let again: Erased[] = [];
  const { madeAt } = await restore(from, data, {
    ...{ settingsFiles: [SETTINGS_FILE], replace: how.replace },
    prepare: async (folder) => {
      known = await knownErasures(data, named, how['without-erasures']);
      if (known === undefined) return;
      keepToReplay(data, known);
      again = await eraseIn(folder, known);
    },
  });
  rmSync(toReplayIn(data), { force: true });
  console.log(`${data} has the data of ${madeAt} again`);
  console.log(
    known === undefined
      ? `! ${data} had no list of erasures: whoever was erased after ${madeAt} stands there again. Where a list was saved, npm run erasures -- --from LIST --data ${data} erases them once more.`
      : `${again.length} people who were erased since are erased in them too`,
  );
}

/** From the folder and a list that was named, each once; undefined where neither says anything. */
async function knownErasures(
  data: string,
  named: readonly Erased[] | undefined,
  isEnough: boolean,
): Promise<Erased[] | undefined> {
  try {
    const present = await erasedIn(data);
    if (present === undefined) return named && [...named];
    return [...new Map([...(named ?? []), ...present].map((one) => [one.memberId, one])).values()];
  } catch (error) {
    if (!(error instanceof DataFileError) && !(error instanceof CommandError)) throw error;
    if (named !== undefined || isEnough) return named && [...named];
    throw new DataFileError(
      `who was erased since the back-up cannot be read: ${error.message}\nNothing was changed. Name a list that was saved with --erasures, or say --without-erasures: then they stand in the data again.`,
    );
  }
}

/** Those of whom something is left in the restored data; answers them. */
const eraseIn = (folder: string, known: readonly Erased[]): Promise<Erased[]> =>
  withSeasonStore({ data: folder, writes: true }, async () => {
    const done = new Set((await listErasures({ done: true })).map(({ memberId }) => memberId));
    const again = known.filter(({ memberId }) => !done.has(memberId));
    await replay(again);
    return again;
  });

function readOptions(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    throw new DataFileError(
      `${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`,
    );
  }
}

if (process.argv[1] === __filename) {
  main(process.argv.slice(2)).catch((error: unknown) => {
    const isPlain = error instanceof DataFileError || error instanceof CommandError;
    const isFull = (error as NodeJS.ErrnoException).code === 'ENOSPC';
    if (isFull) console.error('there is no room left on the disk; the data are as they were');
    else console.error(isPlain ? error.message : error);
    process.exitCode = 1;
  });
}
