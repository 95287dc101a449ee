import type { TimerContext } from '../shared/runtime/context';

/** The storage deletes 50 in one call. */
const uploadsARun = 50;

/** Deletes uploads that nothing has taken over within their time. Safe under a crash: a file that is gone already counts as deleted. */
export async function deleteUploads({
  nowMs,
  repositories,
}: TimerContext): Promise<Record<string, number>> {
  const uploads = await repositories.uploads.expired(nowMs, uploadsARun);
  const files = uploads.flatMap(({ fileId }) => (fileId === undefined ? [] : [fileId]));
  const kept = new Set(await repositories.files.remove(files));
  const gone = uploads.filter(({ fileId }) => fileId === undefined || !kept.has(fileId));
  if (gone.length > 0) await repositories.uploads.forget(gone.map(({ _id }) => _id));
  return { uploadsDeleted: gone.length };
}
