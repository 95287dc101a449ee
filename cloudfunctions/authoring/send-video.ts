import type { DraftView, VideoPlaces } from '../shared/contract/authoring';
import { newJob } from '../shared/domain/job';
import {
  arrivedParts,
  bytesOfPart,
  type ComingVideo,
  comingLifeMs,
  type LectureDraft,
  partBytes,
  partsOf,
} from '../shared/domain/lecture-draft';
import { extensionOf, uploadPathOf, uploadRules } from '../shared/domain/upload';
import { DuplicateKey } from '../shared/repositories';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { ownDraft, standingOf, viewOf } from './own-draft';

interface ChosenVideo {
  draftId: string;
  fileName: string;
  bytes: number;
  fingerprint: string;
}

/**
 * Gives the parts of a video their places. The same file again goes on where it broke: what is there stays, and every other part gets a
 * fresh place, as one that was written halfway is taken.
 */
export async function beginVideo(
  { draftId, ...chosen }: ChosenVideo,
  context: MemberContext,
): Promise<Outcome<VideoPlaces>> {
  const draft = await ownDraft(draftId, context);
  if (draft instanceof Refused) return draft;
  const { extensions, mostBytes } = uploadRules['lecture-video'];
  if (!extensions.includes(extensionOf(chosen.fileName))) return refuse('UPLOAD_KIND_WRONG');
  if (chosen.bytes > mostBytes)
    return refuse('UPLOAD_TOO_LARGE', { mostMegabytes: mostBytes / 1024 / 1024 });
  if ((await standingOf(draft, context))?.lecture) return refuse('DRAFT_PUBLISHED');
  const before = isGoneOnWith(draft.coming, chosen, context.nowMs) ? draft.coming : undefined;
  if (!before) await forgetComing(draft, context);
  const nameOfRandom = () => Buffer.from(context.random(16)).toString('hex');
  const arrived = before?.arrived ?? {};
  const paths = Array.from({ length: partsOf(chosen.bytes) }, (_, part) => {
    const taken = arrived[`p${part}`] === undefined ? undefined : before?.paths[part];
    return taken ?? uploadPathOf(nameOfRandom(), chosen.fileName);
  });
  const coming: ComingVideo = {
    ...{ uploadId: before?.uploadId ?? nameOfRandom(), ...chosen, paths, arrived },
    beganAtMs: before?.beganAtMs ?? context.nowMs,
  };
  await context.repositories.lectureDrafts.note(draftId, { coming });
  return { partBytes, paths, arrived: arrivedParts(coming) };
}

const isGoneOnWith = (
  coming: ComingVideo | undefined,
  { bytes, fingerprint }: Pick<ChosenVideo, 'bytes' | 'fingerprint'>,
  nowMs: number,
) =>
  coming?.bytes === bytes &&
  coming.fingerprint === fingerprint &&
  nowMs - coming.beganAtMs < comingLifeMs / 2;

/** Notes a part that the storage has, as large as it should be. It is deleted in a while, whatever becomes of the draft. */
export async function partArrived(
  { draftId, part, fileId }: { draftId: string; part: number; fileId: string },
  context: MemberContext,
): Promise<Outcome<{ arrived: number }>> {
  const draft = await ownDraft(draftId, context);
  if (draft instanceof Refused) return draft;
  const { coming } = draft;
  const cloudPath = coming?.paths[part];
  if (!coming || cloudPath === undefined || !fileId.endsWith(`/${cloudPath}`))
    return refuse('UPLOAD_NOT_FOUND');
  const { member, nowMs, repositories } = context;
  const bytes = await repositories.files.bytesOf(fileId);
  if (bytes !== bytesOfPart(coming.bytes, part)) {
    if (bytes !== undefined) await repositories.files.remove([fileId]);
    return refuse('UPLOAD_NOT_FOUND');
  }
  try {
    await repositories.uploads.begin({
      ...{ _id: idOfPath(cloudPath), memberId: member._id, purpose: 'lecture-video', cloudPath },
      ...{ fileName: coming.fileName, fileId, bytes },
      ...{ beganAtMs: nowMs, expiresAtMs: nowMs + comingLifeMs },
    });
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
  }
  const { lectureDrafts } = repositories;
  if (!(await lectureDrafts.noteArrived(draftId, coming.uploadId, part, fileId)))
    return refuse('UPLOAD_NOT_FOUND');
  return { arrived: new Set([...arrivedParts(coming), part]).size };
}

const idOfPath = (cloudPath: string) => /\/([0-9a-f]{32})\./u.exec(cloudPath)?.[1] ?? '';

/** Gives a video up that is on its way. */
export async function cancelVideo(
  { draftId }: { draftId: string },
  context: MemberContext,
): Promise<Outcome<DraftView>> {
  const draft = await ownDraft(draftId, context);
  if (draft instanceof Refused) return draft;
  await forgetComing(draft, context);
  await context.repositories.lectureDrafts.note(draftId, { coming: undefined });
  const now = await context.repositories.lectureDrafts.byId(draftId);
  return now ? viewOf(now, context) : refuse('DRAFT_NOT_FOUND');
}

/** Deletes the parts that are there. */
export async function forgetComing(
  { coming }: Pick<LectureDraft, 'coming'>,
  { repositories }: Pick<MemberContext, 'repositories'>,
): Promise<void> {
  if (!coming) return;
  await repositories.files.remove(Object.values(coming.arrived));
  const ids = arrivedParts(coming).map((part) => idOfPath(coming.paths[part] ?? ''));
  if (ids.length > 0) await repositories.uploads.forget(ids);
}

/** Starts the job that puts the parts together and looks into the file. Asked twice at once it answers the same job. */
export async function joinVideo(
  { draftId }: { draftId: string },
  context: MemberContext,
): Promise<Outcome<{ jobId: string }>> {
  const draft = await ownDraft(draftId, context);
  if (draft instanceof Refused) return draft;
  const { coming, orgPath } = draft;
  if (!coming || arrivedParts(coming).length < coming.paths.length)
    return refuse('VIDEO_INCOMPLETE');
  const { member, nowMs, random, repositories } = context;
  const jobId = Buffer.from(random(12)).toString('hex');
  const input = { draftId, uploadId: coming.uploadId };
  try {
    await repositories.jobs.start(
      newJob({
        ...{ jobId, kind: 'lecture-video', subjectId: draftId, orgPath },
        ...{ startedBy: member._id, input, nowMs },
      }),
    );
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
    const running = await repositories.jobs.runningOn('lecture-video', draftId);
    return running?.startedBy === member._id ? { jobId: running._id } : refuse('JOB_RUNNING');
  }
  return { jobId };
}
