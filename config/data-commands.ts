import path from 'node:path';
import { parseArgs } from 'node:util';
import { backUp, DataFileError, restore } from '../local-cloud';
import { ROOT } from './parts';
import { SETTINGS_FILE } from './serve';

const USAGE = `npm run backup -- --to FILE [--data FOLDER]
npm run restore -- --from FILE [--data FOLDER] [--replace]`;

const OPTIONS = {
  to: { type: 'string' },
  from: { type: 'string' },
  data: { type: 'string', default: path.join(ROOT, '.data') },
  replace: { type: 'boolean', default: false },
} as const;

/** `backup` and `restore`: the data of the local cloud as one file, and back. */
async function main([command, ...args]: readonly string[]): Promise<void> {
  const { to, from, data, replace } = readOptions(args);
  const settingsFiles = [SETTINGS_FILE];
  if (command === 'backup' && to !== undefined) {
    const { entries } = await backUp(data, to, settingsFiles);
    const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
    console.log(`saved ${entries.length} files, ${(bytes / 1e6).toFixed(1)} MB, to ${to}`);
  } else if (command === 'restore' && from !== undefined) {
    const { madeAt } = await restore(from, data, { settingsFiles, replace });
    console.log(`${data} has the data of ${madeAt} again`);
  } else {
    throw new DataFileError(USAGE);
  }
}

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
    console.error(error instanceof DataFileError ? error.message : error);
    process.exitCode = 1;
  });
}
