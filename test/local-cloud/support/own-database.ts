import { rmSync } from 'node:fs';
import { ServerClock } from '../../../local-cloud';
import { openDatabase, type Database, type DatabaseOptions } from '../../../local-cloud/database';
import { makeScratchFolder } from '../../tools/scratch-folder';

/** A database of its own without functions around it: for what needs no SDK. Closing removes its data. */
export function openOwnDatabase(options: Partial<DatabaseOptions> = {}): {
  database: Database;
  close: () => void;
} {
  const dataDir = makeScratchFolder('own-database-');
  const definitions = new Map([['things', []]]);
  const database = openDatabase({ dataDir, definitions, clock: new ServerClock(), ...options });
  const close = (): void => {
    database.close();
    rmSync(dataDir, { recursive: true });
  };
  return { database, close };
}
