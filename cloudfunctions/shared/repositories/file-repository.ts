import { platform } from './platform';

/** The platform signs URLs for two hours by default; within half of that a kept one is still good for a whole lecture. */
const ttlMs = 3_600_000;
const mostKept = 1_000;
/** The SDK's limit of one call. */
const mostAtOnce = 50;

const kept = new Map<string, { url: string; atMs: number }>();

/**
 * Temporary URLs of stored files by file id. A file that the storage does not have is left out. No database operation;
 * one storage call for every 50 ids that this instance has not asked for within the last hour.
 */
export async function urlsOf(
  fileIds: readonly string[],
  nowMs: number,
): Promise<Map<string, string>> {
  if (kept.size > mostKept) kept.clear();
  const known = (id: string) => {
    const one = kept.get(id);
    return one && nowMs >= one.atMs && nowMs - one.atMs < ttlMs ? one.url : undefined;
  };
  const missing = [...new Set(fileIds)].filter((id) => known(id) === undefined);
  for (let from = 0; from < missing.length; from += mostAtOnce) {
    const answer = await platform().getTempFileURL({
      fileList: missing.slice(from, from + mostAtOnce),
    });
    for (const { fileID, tempFileURL } of answer?.fileList ?? [])
      if (tempFileURL) kept.set(fileID, { url: tempFileURL, atMs: nowMs });
  }
  return new Map(
    fileIds.flatMap((id) => {
      const url = known(id);
      return url === undefined ? [] : [[id, url] as const];
    }),
  );
}
