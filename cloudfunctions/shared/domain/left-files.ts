import { createHash } from 'node:crypto';
import type { LectureDraft } from './lecture-draft';
import type { PlannedLecture } from './season';

/**
 * Files of a lecture that perhaps nobody names any more. Collection `leftFiles`. Noted before they are let go of, so that none is
 * forgotten where a call breaks off; when the time is over the storage loses what neither the draft nor a published lecture names.
 */
export interface LeftFiles {
  _id: string;
  /** The draft's and the lecture's id. */
  draftId: string;
  fileIds: string[];
  /** Places that were given out, at which a file may stand or not. */
  paths: string[];
  dueAtMs: number;
}

/** Longer than any call and any address of a file that somebody plays just now. */
export const leftForMs = 86_400_000;

/** A note; the same let go of twice is one. */
export function leftFilesOf(
  draftId: string,
  {
    fileIds = [],
    paths = [],
  }: { fileIds?: readonly (string | undefined)[]; paths?: readonly string[] },
  dueAtMs: number,
): LeftFiles {
  const ids = fileIds.filter((id) => id !== undefined);
  const content = JSON.stringify([draftId, ids, paths, dueAtMs]);
  const _id = createHash('sha256').update(content).digest('hex').slice(0, 32);
  return { _id, draftId, fileIds: ids, paths: [...paths], dueAtMs };
}

type DraftFiles = Pick<
  LectureDraft,
  'video' | 'lowVideo' | 'posterFileId' | 'audioFileId' | 'captions'
>;

/** The stored files that a draft names, those of films on their way left out. */
export const filesOfDraft = (draft: DraftFiles): string[] =>
  [
    ...[draft.video?.fileId, draft.lowVideo?.fileId, draft.posterFileId, draft.audioFileId],
    draft.captions?.fileId,
  ].filter((id) => id !== undefined);

/** Parts that have arrived of films on their way. */
export const partsOfDraft = ({
  coming,
  comingLow,
}: Pick<LectureDraft, 'coming' | 'comingLow'>): string[] =>
  [coming, comingLow].flatMap((one) => Object.values(one?.arrived ?? {}));

/** The stored files that a published lecture names. */
export const filesOfLecture = (lecture: PlannedLecture): string[] =>
  [
    ...[lecture.videoFileId, lecture.lowVideoFileId, lecture.posterFileId, lecture.audioFileId],
    lecture.captionsFileId,
  ].filter((id) => id !== undefined);
