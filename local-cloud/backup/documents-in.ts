import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { realClock } from '../clock';
import { openDatabase } from '../database';
import { readCollectionsFile } from '../database/collections-file';
import { copyDataFile } from '../database/data-file';
import { DATA_FILE } from '../database/data-folder';
import type { StoredDocument } from '../database/values';

/** The documents of one collection as a data folder has them, in use or not. @throws DataFileError when its data cannot be read */
export async function documentsIn(
  dataDir: string,
  collectionsFile: string,
  collection: string,
): Promise<StoredDocument[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'documents-'));
  try {
    copyDataFile(dataDir, path.join(folder, DATA_FILE));
    const definitions = readCollectionsFile(collectionsFile);
    const database = openDatabase({ dataDir: folder, definitions, clock: realClock });
    try {
      return await database.handle.find(collection);
    } finally {
      database.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
