import type { ImportBatch, ImportStatus } from '../domain/points-import';
import { Collection, command } from './platform';

const batches = new Collection<ImportBatch>('importBatches');

export const byId = (batchId: string) => batches.byId(batchId);

/** Throws DuplicateKey when the id stands already. */
export const insert = (batch: ImportBatch) => batches.insert(batch);

/** Those of organisations or below them, newest first. */
export const latestOf = (seasonId: string, organisationIds: readonly string[], limit: number) =>
  batches.find({
    where: { orgPath: command().in([...organisationIds]), seasonId },
    orderBy: [['atMs', 'desc']],
    limit,
  });

/** Batches of a season in these states, the last changed one first. */
export const inStates = (seasonId: string, statuses: readonly ImportStatus[], limit: number) =>
  batches.find({
    where: { seasonId, status: command().in([...statuses]) },
    orderBy: [['changedAtMs', 'desc']],
    limit,
  });

/** Moves one on from the state that it was read in; false when somebody was faster. */
export async function change(
  { _id, status, changedAtMs }: Pick<ImportBatch, '_id' | 'status' | 'changedAtMs'>,
  set: Partial<ImportBatch> & { changedAtMs: number },
): Promise<boolean> {
  const _ = command();
  const fields = Object.entries(set).map(([field, value]): [string, unknown] => [
    field,
    _.set(value),
  ]);
  const updated = await batches.update({ _id, status, changedAtMs }, Object.fromEntries(fields));
  return updated === 1;
}
