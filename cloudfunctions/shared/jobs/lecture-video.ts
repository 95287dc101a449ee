import type { ErrorCode } from '../contract/error-codes';
import type { StepOutcome } from '../domain/job';
import {
  arrivedParts,
  type ComingVideo,
  leastVideoSeconds,
  mostVideoSeconds,
} from '../domain/lecture-draft';
import { readVideo, type VideoFault } from '../domain/mp4';
import type { JobWork, StepContext } from './job-work';

interface Input {
  draftId: string;
  uploadId: string;
}

const codes: Readonly<Record<VideoFault, ErrorCode>> = {
  'not-mp4': 'VIDEO_NOT_MP4',
  broken: 'VIDEO_BROKEN',
  codec: 'VIDEO_CODEC_WRONG',
};

/** Puts the parts of a video together, then looks into the file and gives it to its draft. Either step may be done again. */
export const lectureVideo: JobWork = {
  step: async (job, context) => {
    const { draftId, uploadId } = job.input as Input;
    const { fileId } = (job.cursor ?? {}) as { fileId?: string };
    const draft = await context.repositories.lectureDrafts.byId(draftId);
    if (fileId !== undefined && draft?.video?.fileId === fileId) return over;
    const coming = draft?.coming?.uploadId === uploadId ? draft.coming : undefined;
    // Given up, or begun anew with another file.
    if (!coming) return fileId === undefined ? over : dropped(fileId, 'UPLOAD_NOT_FOUND', context);
    if (fileId === undefined) return joined(coming, context);
    return taken(draftId, coming, fileId, context);
  },
};

const over: StepOutcome = { kind: 'done', result: {}, done: 2 };

async function joined(coming: ComingVideo, { repositories }: StepContext): Promise<StepOutcome> {
  const parts = coming.paths.map((_, part) => coming.arrived[`p${part}`]);
  const ids = parts.filter((id) => id !== undefined);
  if (ids.length < parts.length) return { kind: 'failed', code: 'VIDEO_INCOMPLETE' };
  const fileId = await repositories.videos.join(ids, `lectures/${coming.uploadId}.mp4`);
  return { kind: 'more', cursor: { fileId }, done: 1, total: 2 };
}

async function taken(
  draftId: string,
  coming: ComingVideo,
  fileId: string,
  context: StepContext,
): Promise<StepOutcome> {
  const { nowMs, repositories } = context;
  const { fileName, bytes, uploadId } = coming;
  const read = await readVideo(bytes, await repositories.videos.readerOf(fileId));
  const code = read.kind === 'refused' ? codes[read.fault] : faultOfLength(read.durationSeconds);
  if (read.kind === 'refused' || code !== undefined) {
    await forgetParts(coming, context);
    await repositories.lectureDrafts.note(draftId, { coming: undefined });
    return dropped(fileId, code ?? 'VIDEO_BROKEN', context);
  }
  const { durationSeconds, startsAtOnce } = read;
  const video = { fileId, fileName, bytes, durationSeconds, startsAtOnce };
  const before = (await repositories.lectureDrafts.byId(draftId))?.video;
  if (!(await repositories.lectureDrafts.takeVideo(draftId, uploadId, video, nowMs)))
    return dropped(fileId, 'UPLOAD_NOT_FOUND', context);
  if (before) await repositories.files.remove([before.fileId]);
  await forgetParts(coming, context);
  return over;
}

const faultOfLength = (seconds: number): ErrorCode | undefined =>
  seconds >= leastVideoSeconds && seconds <= mostVideoSeconds ? undefined : 'VIDEO_LENGTH_WRONG';

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
  const ids = arrivedParts(coming).map((part) => coming.paths[part]?.slice(-36, -4) ?? '');
  await repositories.uploads.forget(ids);
}
