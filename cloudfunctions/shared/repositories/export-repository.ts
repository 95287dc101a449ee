import type { ExportEntry } from '../domain/export-entry';
import { Collection, command } from './platform';

const exports = new Collection<ExportEntry>('exports');

export const insert = (entry: ExportEntry) => exports.insert(entry);

/** The last exports of organisations or below them, newest first. */
export const latestOf = (organisationIds: readonly string[], limit: number) =>
  exports.find({
    where: { orgPath: command().in([...organisationIds]) },
    orderBy: [['atMs', 'desc']],
    limit,
  });

/** Entries whose file is to be deleted by now, the oldest first. */
export const withExpiredFile = (nowMs: number, limit: number) =>
  exports.find({
    where: { fileExpiresAtMs: command().lte(nowMs) },
    orderBy: [['fileExpiresAtMs', 'asc']],
    limit,
  });

/** Notes that the files of entries are gone; the entries stay. */
export async function noteFilesDeleted(ids: readonly string[]): Promise<void> {
  const _ = command();
  await exports.update(
    { _id: _.in([...ids]) },
    { fileId: _.remove(), fileExpiresAtMs: _.remove() },
  );
}
