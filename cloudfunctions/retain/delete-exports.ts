import type { TimerContext } from '../shared/runtime/context';

/** Files of one run; what is left waits ten minutes. The storage deletes 50 in one call. */
const filesARun = 50;

/**
 * Deletes the files of exports that are a day old; who exported what stays in the log. Safe under a crash and twice at once: a file that
 * is gone already counts as deleted, and an entry is only noted after its file is gone.
 */
export async function deleteExports({
  nowMs,
  repositories,
}: TimerContext): Promise<Record<string, number>> {
  const entries = await repositories.exports.withExpiredFile(nowMs, filesARun);
  const files = entries.flatMap(({ fileId }) => (fileId === undefined ? [] : [fileId]));
  const kept = new Set(await repositories.files.remove(files));
  const deleted = entries.filter(({ fileId }) => fileId === undefined || !kept.has(fileId));
  if (deleted.length > 0)
    await repositories.exports.noteFilesDeleted(deleted.map((one) => one._id));
  return { deleted: deleted.length, failed: kept.size };
}
