import type { LeftFiles } from '../domain/left-files';
import { Collection, command } from './platform';

const leftFiles = new Collection<LeftFiles>('leftFiles');

/** Notes files before they are let go of; nothing where there are none. */
export async function note(left: LeftFiles): Promise<void> {
  if (left.fileIds.length + left.paths.length > 0) await leftFiles.insertOnce(left);
}

/** Notes whose time is over, the oldest first. */
export const due = (nowMs: number, limit: number) =>
  leftFiles.find({
    where: { dueAtMs: command().lte(nowMs) },
    orderBy: [['dueAtMs', 'asc']],
    limit,
  });

export const forget = (ids: readonly string[]) => leftFiles.remove({ _id: command().in([...ids]) });
