import type { DraftView, VideoPlaces } from '../shared/contract/authoring-answers';
import {
  arrivedParts,
  bytesOfPart,
  type ComingVideo,
  comingLifeMs,
  comingOf,
  type FilmKind,
  isGoneOnWith,
  partBytes,
  partsOf,
} from '../shared/domain/coming-video';
import { newJob } from '../shared/domain/job';
import type { LectureDraft } from '../shared/domain/lecture-draft';
import { leftFilesOf } from '../shared/domain/left-files';
import { extensionOf, uploadPathOf, uploadRules } from '../shared/domain/upload';
import { DuplicateKey } from '../shared/repositories';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { ownDraft, standingOf, viewOf } from './own-draft';

interface OfFilm {
  draftId: string;
  film: FilmKind;
}

interface ChosenVideo extends OfFilm {
  fileName: string;
  bytes: number;
  fingerprint: string;
}

/**
 * Gives the parts of a film their places. The same file again goes on where it broke: what is there stays, and every other part gets a
 * fresh place, as one that was written halfway is taken. What stands at a place is deleted in a while, whatever becomes of the draft.
 */
export async function beginVideo(
  { draftId, film, ...chosen }: ChosenVideo,
  context: MemberContext,
): Promise<Outcome<VideoPlaces>> {
  const draft = await ownDraft(draftId, context);
  if (draft instanceof Refused) return draft;
  const against = await faultOfChosen(draft, film, chosen, context);
  if (against) return against;
  const { nowMs, random, repositories } = context;
  const standing = draft[comingOf[film]];
  const before = isGoneOnWith(standing, chosen, nowMs) ? standing : undefined;
  if (!before) await forgetComing(standing, context);
  const nameOfRandom = () => Buffer.from(random(16)).toString('hex');
  const arrived = before?.arrived ?? {};
  const taken = (part: number) =>
    arrived[`p${part}`] === undefined ? undefined : before?.paths[part];
  const paths = Array.from(
    { length: partsOf(chosen.bytes) },
    (_, part) => taken(part) ?? uploadPathOf(nameOfRandom(), chosen.fileName),
  );
  const fresh = paths.filter((_, part) => taken(part) === undefined);
  await repositories.leftFiles.note(leftFilesOf(draftId, { paths: fresh }, nowMs + comingLifeMs));
  const coming: ComingVideo = {
    ...{ uploadId: before?.uploadId ?? nameOfRandom(), ...chosen, paths, arrived },
    beganAtMs: before?.beganAtMs ?? nowMs,
  };
  await repositories.lectureDrafts.note(draftId, { [comingOf[film]]: coming });
  return { partBytes, paths, arrived: arrivedParts(coming) };
}

/** What can be refused before anything is sent. */
async function faultOfChosen(
  draft: LectureDraft,
  film: FilmKind,
  { fileName, bytes }: Pick<ChosenVideo, 'fileName' | 'bytes'>,
  context: MemberContext,
): Promise<Refused | undefined> {
  const { extensions, mostBytes } = uploadRules['lecture-video'];
  if (!extensions.includes(extensionOf(fileName))) return refuse('UPLOAD_KIND_WRONG');
  if (bytes > mostBytes)
    return refuse('UPLOAD_TOO_LARGE', { mostMegabytes: mostBytes / 1024 / 1024 });
  if (film === 'video')
    return (await standingOf(draft, context))?.lecture ? refuse('DRAFT_PUBLISHED') : undefined;
  if (!draft.video) return refuse('LOW_VIDEO_ALONE');
  const isSmaller = draft.video.bytes === 0 || bytes < draft.video.bytes;
  return isSmaller ? undefined : refuse('LOW_VIDEO_NOT_SMALLER');
}

/** Notes a part that the storage has, as large as it should be. */
export async function partArrived(
  { draftId, film, part, fileId }: OfFilm & { part: number; fileId: string },
  context: MemberContext,
): Promise<Outcome<{ arrived: number }>> {
  const draft = await ownDraft(draftId, context);
  if (draft instanceof Refused) return draft;
  const coming = draft[comingOf[film]];
  const cloudPath = coming?.paths[part];
  if (!coming || cloudPath === undefined || !fileId.endsWith(`/${cloudPath}`))
    return refuse('UPLOAD_NOT_FOUND');
  const { files, lectureDrafts } = context.repositories;
  const bytes = await files.bytesOf(fileId);
  if (bytes !== bytesOfPart(coming.bytes, part)) {
    if (bytes !== undefined) await files.remove([fileId]);
    return refuse('UPLOAD_NOT_FOUND');
  }
  const { uploadId } = coming;
  if (!(await lectureDrafts.noteArrived(draftId, film, { uploadId, part, fileId })))
    return refuse('UPLOAD_NOT_FOUND');
  return { arrived: new Set([...arrivedParts(coming), part]).size };
}

/** Gives a film up that is on its way. */
export async function cancelVideo(
  { draftId, film }: OfFilm,
  context: MemberContext,
): Promise<Outcome<DraftView>> {
  const draft = await ownDraft(draftId, context);
  if (draft instanceof Refused) return draft;
  await forgetComing(draft[comingOf[film]], context);
  await context.repositories.lectureDrafts.note(draftId, { [comingOf[film]]: undefined });
  const now = await context.repositories.lectureDrafts.byId(draftId);
  return now ? viewOf(now, context) : refuse('DRAFT_NOT_FOUND');
}

/** Deletes the parts that are there. */
async function forgetComing(
  coming: ComingVideo | undefined,
  { repositories }: Pick<MemberContext, 'repositories'>,
): Promise<void> {
  if (coming) await repositories.files.remove(Object.values(coming.arrived));
}

/** Starts the job that puts the parts together and looks into the file. Asked twice at once it answers the same job. */
export async function joinVideo(
  { draftId, film }: OfFilm,
  context: MemberContext,
): Promise<Outcome<{ jobId: string }>> {
  const draft = await ownDraft(draftId, context);
  if (draft instanceof Refused) return draft;
  const coming = draft[comingOf[film]];
  const { orgPath } = draft;
  if (!coming || arrivedParts(coming).length < coming.paths.length)
    return refuse('VIDEO_INCOMPLETE');
  const { member, nowMs, random, repositories } = context;
  const jobId = Buffer.from(random(12)).toString('hex');
  const input = { draftId, film, uploadId: coming.uploadId };
  // Both films of a lecture may come at the same time.
  const subjectId = `${draftId}:${film}`;
  try {
    await repositories.jobs.start(
      newJob({
        ...{ jobId, kind: 'lecture-video', subjectId, orgPath },
        ...{ startedBy: member._id, input, nowMs },
      }),
    );
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
    const running = await repositories.jobs.runningOn('lecture-video', subjectId);
    return running?.startedBy === member._id ? { jobId: running._id } : refuse('JOB_RUNNING');
  }
  return { jobId };
}
