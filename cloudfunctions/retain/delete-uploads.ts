import { picturePathOf } from '../shared/domain/upload';
import type { TimerContext } from '../shared/runtime/context';
import { filesNamed } from './delete-left-files';

/** The storage deletes 50 in one call. */
const uploadsARun = 50;

/**
 * Deletes uploads that nothing has taken over within their time, also where their arrival was never told. Safe under a crash: a file that is
 * gone already counts as deleted. One that a lecture's draft was taking over stays where the draft names it.
 */
export async function deleteUploads({
  nowMs,
  repositories,
}: TimerContext): Promise<Record<string, number>> {
  const { files } = repositories;
  const uploads = await repositories.uploads.expired(nowMs, uploadsARun);
  if (uploads.length === 0) return { uploadsDeleted: 0 };
  const draftIds = uploads.flatMap(({ draftId }) => draftId ?? []);
  const named = draftIds.length > 0 ? await filesNamed(draftIds, repositories) : new Set<string>();
  const untold = uploads.flatMap((one) => (one.fileId ? [] : [one.cloudPath, picturePathOf(one)]));
  const told = uploads.flatMap(({ fileId }) => fileId ?? []).filter((id) => !named.has(id));
  const kept = new Set(await files.remove([...told, ...(await files.idsOf(untold))]));
  const isGone = ({ fileId, cloudPath }: (typeof uploads)[number]) =>
    ![...kept].some((id) =>
      fileId ? id === fileId : id.endsWith(cloudPath.replace(/^uploads/u, '')),
    );
  const gone = uploads.filter(isGone);
  if (gone.length > 0) await repositories.uploads.forget(gone.map(({ _id }) => _id));
  return { uploadsDeleted: gone.length };
}
