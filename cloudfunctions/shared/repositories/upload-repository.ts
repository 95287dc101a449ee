import type { Upload } from '../domain/upload';
import { Collection, command } from './platform';

const uploads = new Collection<Upload>('uploads');

export const begin = (upload: Upload) => uploads.insert(upload);

/** How many a member has begun since then. */
export const begunSince = (memberId: string, sinceMs: number) =>
  uploads.count({ memberId, beganAtMs: command().gte(sinceMs) });

/** An upload of this member; somebody else's is not there. */
export const ownOf = (memberId: string, uploadId: string) =>
  uploads.findOne({ where: { _id: uploadId, memberId } });

/** Notes that the file has arrived. The first word stands. */
export const finish = (uploadId: string, fileId: string, bytes: number) =>
  uploads.update({ _id: uploadId, fileId: command().exists(false) }, { fileId, bytes });

/** Says which draft is about to name the file. */
export const meanFor = (uploadId: string, draftId: string) =>
  uploads.update({ _id: uploadId }, { draftId });

/** Takes the file over: it is not deleted any more with its upload. */
export const takeOver = (uploadId: string) => uploads.remove({ _id: uploadId });

/** Ends an upload's time: its file is the next to be deleted. */
export const endAt = (uploadId: string, ms: number) =>
  uploads.update({ _id: uploadId, expiresAtMs: command().gt(ms) }, { expiresAtMs: ms });

/** Uploads whose time is over, the oldest first. */
export const expired = (nowMs: number, limit: number) =>
  uploads.find({
    where: { expiresAtMs: command().lte(nowMs) },
    orderBy: [['expiresAtMs', 'asc']],
    limit,
  });

export const forget = (uploadIds: readonly string[]) =>
  uploads.remove({ _id: command().in([...uploadIds]) });
