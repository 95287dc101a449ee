import type { ErrorCode } from '../contract/error-codes';
import {
  type ComingVideo,
  comingOf,
  type DraftVideo,
  faultOfLow,
  type FilmKind,
  hasLectureLength,
} from '../domain/coming-video';
import type { StepOutcome } from '../domain/job';
import type { LectureDraft } from '../domain/lecture-draft';
import { leftFilesOf, leftForMs } from '../domain/left-files';
import { readVideo, type VideoFault } from '../domain/mp4';
import type { JobWork, StepContext } from './job-work';

interface Input {
  draftId: string;
  film: FilmKind;
  uploadId: string;
}

const codes: Readonly<Record<VideoFault, ErrorCode>> = {
  'not-mp4': 'VIDEO_NOT_MP4',
  broken: 'VIDEO_BROKEN',
  codec: 'VIDEO_CODEC_WRONG',
};

/** Puts the parts of a film together, then looks into the file and gives it to its draft. Either step may be done again. */
export const lectureVideo: JobWork = {
  step: async (job, context) => {
    const { draftId, film, uploadId } = job.input as Input;
    const { fileId } = (job.cursor ?? {}) as { fileId?: string };
    const draft = await context.repositories.lectureDrafts.byId(draftId);
    if (fileId !== undefined && draft?.[film]?.fileId === fileId) return over;
    const coming = draft?.[comingOf[film]];
    // Given up, or begun anew with another file.
    if (!draft || coming?.uploadId !== uploadId)
      return fileId === undefined ? over : dropped(fileId, 'UPLOAD_NOT_FOUND', context);
    if (fileId === undefined) return joined(draft, coming, context);
    return looked({ draft, film, coming, fileId }, context);
  },
};

const over: StepOutcome = { kind: 'done', result: {}, done: 2 };

async function joined(
  { _id }: LectureDraft,
  coming: ComingVideo,
  { nowMs, repositories }: StepContext,
): Promise<StepOutcome> {
  const parts = coming.paths.map((_, part) => coming.arrived[`p${part}`]);
  const ids = parts.filter((id) => id !== undefined);
  if (ids.length < parts.length) return { kind: 'failed', code: 'VIDEO_INCOMPLETE' };
  const place = `lectures/${coming.uploadId}.mp4`;
  // Should nobody take it over.
  await repositories.leftFiles.note(leftFilesOf(_id, { paths: [place] }, nowMs + leftForMs));
  const fileId = await repositories.videos.join(ids, place);
  return { kind: 'more', cursor: { fileId }, done: 1, total: 2 };
}

interface Joined {
  draft: LectureDraft;
  film: FilmKind;
  coming: ComingVideo;
  fileId: string;
}

async function looked(found: Joined, context: StepContext): Promise<StepOutcome> {
  const { draft, film, coming, fileId } = found;
  const { fileName, bytes } = coming;
  const read = await readVideo(bytes, await context.repositories.videos.readerOf(fileId));
  const video =
    read.kind === 'refused'
      ? codes[read.fault]
      : {
          ...{ fileId, fileName, bytes },
          ...{ durationSeconds: read.durationSeconds, startsAtOnce: read.startsAtOnce },
        };
  const code = typeof video === 'string' ? video : await faultAs(video, found, context);
  if (typeof video === 'string' || code !== undefined) {
    await forgetParts(coming, context);
    await context.repositories.lectureDrafts.note(draft._id, { [comingOf[film]]: undefined });
    return dropped(fileId, code ?? 'VIDEO_BROKEN', context);
  }
  if (!(await taken(video, found, context))) return dropped(fileId, 'UPLOAD_NOT_FOUND', context);
  await forgetParts(coming, context);
  return over;
}

const lowCodes = { length: 'LOW_VIDEO_LENGTH_WRONG', size: 'LOW_VIDEO_NOT_SMALLER' } as const;

/** What keeps a sound film from being this one of its lecture. */
async function faultAs(
  video: DraftVideo,
  { draft, film }: Joined,
  { repositories }: StepContext,
): Promise<ErrorCode | undefined> {
  if (!hasLectureLength(video)) return 'VIDEO_LENGTH_WRONG';
  if (film === 'video') return undefined;
  if (!draft.video) return 'LOW_VIDEO_ALONE';
  const { fileId, bytes, durationSeconds } = draft.video;
  const measured = bytes > 0 ? bytes : ((await repositories.files.bytesOf(fileId)) ?? Infinity);
  const fault = faultOfLow(video, { bytes: measured, durationSeconds });
  return fault && lowCodes[fault];
}

/** False when something else has happened to the draft meanwhile. What it replaces goes later: somebody may play it just now. */
async function taken(
  video: DraftVideo,
  { draft, film, coming: { uploadId } }: Joined,
  { nowMs, repositories }: StepContext,
): Promise<boolean> {
  const { _id } = draft;
  const before = film === 'video' ? [draft.video, draft.lowVideo] : [draft.lowVideo];
  const fileIds = before.map((one) => one?.fileId);
  await repositories.leftFiles.note(leftFilesOf(_id, { fileIds }, nowMs + leftForMs));
  if (film === 'video') return repositories.lectureDrafts.takeVideo(_id, uploadId, video, nowMs);
  const low = { lowVideo: video, ofFileId: draft.video?.fileId ?? '' };
  return repositories.lectureDrafts.takeLowVideo(_id, uploadId, low, nowMs);
}

async function dropped(
  fileId: string,
  code: ErrorCode,
  { repositories }: StepContext,
): Promise<StepOutcome> {
  await repositories.files.remove([fileId]);
  return { kind: 'failed', code };
}

/** Parts that are not deleted here are deleted when their time is over. */
async function forgetParts(coming: ComingVideo, { repositories }: StepContext): Promise<void> {
  await repositories.files.remove(Object.values(coming.arrived));
}
