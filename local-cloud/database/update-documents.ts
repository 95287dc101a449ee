import type { Collection } from './collection';
import { directUpdateOf } from './direct-update';
import type { Documents } from './documents';
import { pathsOfUpdate } from './paths';
import { placed } from './positions';
import { updateWith } from './updates';
import type { Document } from './values';

interface Update {
  filter: Document;
  /** Checked before. */
  operators: Document;
  /** How many documents at most; 0 for all matches. */
  limit: number;
}

/** Applies update operators to documents, durably; answers how many changed. @throws CloudError for what MongoDB refuses */
export async function updateDocuments(
  documents: Documents,
  collection: Collection,
  update: Update,
): Promise<number> {
  return await documents.write(
    () => stepByStep(documents, collection, update),
    () => directly(documents, collection, update),
  );
}

function stepByStep(
  documents: Documents,
  collection: Collection,
  { filter, operators, limit }: Update,
): number {
  const paths = pathsOfUpdate(operators);
  const known = paths && [...paths, ...collection.keysBeside(paths)];
  let changed = 0;
  for (const reading of documents.read(collection, filter, { limit }, known)) {
    const next = updateWith(reading.document, placed(reading.document, operators, filter));
    if (!next) continue;
    documents.replace(collection, reading, next, null, paths ?? []);
    changed++;
  }
  return changed;
}

/** By one statement; null when that did not do it. */
function directly(
  documents: Documents,
  collection: Collection,
  { filter, operators }: Update,
): number | null {
  // Running transactions must be told what the document was before.
  if (documents.transactions.areRunning) return null;
  const update = directUpdateOf(collection, filter, operators);
  if (!update || !collection.updateDirectly(update)) return null;
  documents.sawUpdate(collection, filter, update);
  return 1;
}
