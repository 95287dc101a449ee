import { comingOf, type DraftVideo, type FilmKind } from '../domain/coming-video';
import type { LectureDraft } from '../domain/lecture-draft';
import { Collection, command } from './platform';

const drafts = new Collection<LectureDraft>('lectureDrafts');
/** A list shows no questions. */
const listed = [
  ...(['_id', 'seasonId', 'orgPath', 'by', 'changedAtMs', 'version', 'title', 'series'] as const),
  ...(['lecturer', 'video', 'posterFileId', 'chapters', 'quiz', 'published', 'sessionId'] as const),
] as const;
export type ListedDraft = Pick<LectureDraft, (typeof listed)[number]>;

export const byId = (draftId: string) => drafts.byId(draftId);

/** Throws DuplicateKey when the id stands already. */
export const insert = (draft: LectureDraft) => drafts.insert(draft);

/** Drafts of a season for these organisations or what lies below them, the last changed first. */
export const below = (seasonId: string, organisationIds: readonly string[], limit: number) =>
  drafts.find<ListedDraft>({
    where: { seasonId, orgPath: command().in([...organisationIds]) },
    orderBy: [['changedAtMs', 'desc']],
    ...{ limit, fields: listed },
  });

export const countOf = (seasonId: string, by: string) => drafts.count({ seasonId, by });

/** Fields to set; undefined removes one. */
export type DraftFields = { [Field in keyof LectureDraft]?: LectureDraft[Field] | undefined };

/** Changes a draft as it was read; false when somebody was faster. */
export async function change(
  { _id, version }: Pick<LectureDraft, '_id' | 'version'>,
  set: DraftFields & { changedAtMs: number },
): Promise<boolean> {
  return (
    (await drafts.update({ _id, version }, { ...commandsOf(set), version: version + 1 })) === 1
  );
}

/** Fields that say nothing of the content, so that whoever edits at the same time is not disturbed. */
export async function note(
  draftId: string,
  set: Pick<DraftFields, 'coming' | 'comingLow' | 'published'>,
): Promise<void> {
  await drafts.update({ _id: draftId }, commandsOf(set));
}

/** Notes a part that has arrived; false when another video is on its way by now. */
export async function noteArrived(
  draftId: string,
  film: FilmKind,
  { uploadId, part, fileId }: { uploadId: string; part: number; fileId: string },
): Promise<boolean> {
  const coming = comingOf[film];
  const updated = await drafts.update(
    { _id: draftId, [`${coming}.uploadId`]: uploadId },
    { [`${coming}.arrived.p${part}`]: fileId },
  );
  return updated === 1;
}

/** Takes a joined video over, unless another one is on its way by now. A low one was of the film before, and goes with it. */
export async function takeVideo(
  draftId: string,
  uploadId: string,
  video: DraftVideo,
  nowMs: number,
): Promise<boolean> {
  const _ = command();
  const updated = await drafts.update(
    { _id: draftId, 'coming.uploadId': uploadId, published: _.exists(false) },
    {
      ...{ video: _.set(video), lowVideo: _.remove(), coming: _.remove() },
      ...{ changedAtMs: nowMs, version: _.inc(1) },
    },
  );
  return updated === 1;
}

/** Takes a low film over, unless it is not the one on its way, or no longer that of this film. */
export async function takeLowVideo(
  draftId: string,
  uploadId: string,
  { lowVideo, ofFileId }: { lowVideo: DraftVideo; ofFileId: string },
  nowMs: number,
): Promise<boolean> {
  const _ = command();
  const updated = await drafts.update(
    { _id: draftId, 'comingLow.uploadId': uploadId, 'video.fileId': ofFileId },
    {
      ...{ lowVideo: _.set(lowVideo), comingLow: _.remove() },
      ...{ changedAtMs: nowMs, version: _.inc(1) },
    },
  );
  return updated === 1;
}

/** Puts another name, or none, below drafts that refer to one of these lecturers; who edits one just now reads it anew. */
export const renameLecturer = (lecturerIds: readonly string[], name: string) =>
  drafts.update(
    { lecturerId: command().in([...lecturerIds]) },
    { lecturer: name, version: command().inc(1) },
  );

/** Removes a draft of which nothing was published. */
export const removeUnpublished = (draftId: string) =>
  drafts.remove({ _id: draftId, published: command().exists(false) });

function commandsOf(set: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const _ = command();
  return Object.fromEntries(
    Object.entries(set).map(([field, value]) => [
      field,
      value === undefined ? _.remove() : _.set(value),
    ]),
  );
}
