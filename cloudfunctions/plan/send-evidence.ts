import type { OwnEvidence } from '../shared/contract/plan-answers';
import { type Evidence, evidenceIdOf } from '../shared/domain/evidence';
import { isTaskOver } from '../shared/domain/task';
import { isAsked } from '../shared/domain/task-standing';
import { DuplicateKey } from '../shared/repositories';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { type ArrivedUpload, ownUpload } from '../shared/runtime/own-upload';
import { runningSeason } from '../shared/runtime/shared-reads';
import { ownEvidence, picturesOf } from './show-mine';

interface Sent {
  taskId: string;
  text: string;
  uploadId?: string | undefined;
  seen: number;
}

/**
 * Puts what a member tells of a task before the secretary; what was sent back is replaced by it, what was confirmed stays. A picture
 * sent before stays where no other comes.
 */
export async function sendEvidence(
  input: Sent,
  context: MemberContext,
): Promise<Outcome<OwnEvidence>> {
  const { member, nowMs, repositories } = context;
  const season = await runningSeason(nowMs);
  if (!season) return refuse('NO_SEASON');
  const record = await repositories.taskRecords.ofMember(season._id, member._id);
  if (!record) return refuse('NOT_JOINED');
  const task = await repositories.tasks.byId(input.taskId);
  const isOpen = task?.status === 'published' && task.seasonId === season._id;
  if (!isOpen || !isAsked(task, record)) return refuse('TASK_NOT_FOUND');
  if (task.want.kind !== 'evidence') return refuse('TASK_STATE_CONFLICT');
  if (isTaskOver(task, season, nowMs)) return refuse('SEASON_OVER');
  const standing = await repositories.evidence.byId(evidenceIdOf(task._id, member._id));
  if ((standing?.revision ?? 0) !== input.seen) return refuse('EVIDENCE_CHANGED');
  if (standing?.status === 'confirmed') return refuse('EVIDENCE_CHANGED');
  const { uploadId } = input;
  const upload =
    uploadId === undefined ? undefined : await ownUpload(uploadId, 'evidence', context);
  if (upload instanceof Refused) return upload;
  if (task.want.picture && !upload && standing?.pictureFileId === undefined)
    return refuse('EVIDENCE_PICTURE_NEEDED');
  const next: Evidence = {
    _id: evidenceIdOf(task._id, member._id),
    ...{ seasonId: season._id, taskId: task._id, memberId: member._id },
    ...{ branchId: record.branchId, orgPath: record.orgPath, text: input.text },
    ...pictureOf(upload, standing),
    ...{ status: 'waiting', revision: input.seen + 1, sentAtMs: nowMs },
  };
  if (!(await put(next, standing, context))) return refuse('EVIDENCE_CHANGED');
  if (upload) await repositories.uploads.takeOver(upload._id);
  return ownEvidence(next, await picturesOf([next], nowMs));
}

function pictureOf(
  upload: ArrivedUpload | undefined,
  standing: Evidence | undefined,
): Pick<Evidence, 'pictureFileId'> {
  const pictureFileId = upload?.fileId ?? standing?.pictureFileId;
  return pictureFileId === undefined ? {} : { pictureFileId };
}

async function put(
  next: Evidence,
  standing: Evidence | undefined,
  { repositories }: MemberContext,
): Promise<boolean> {
  if (standing) {
    const { _id, revision, ...set } = next;
    if (!(await repositories.evidence.change({ _id, revision: revision - 1 }, set))) return false;
    // The picture that another one replaced is nobody's any more.
    const { pictureFileId: old } = standing;
    if (old !== undefined && old !== next.pictureFileId) await repositories.files.remove([old]);
    return true;
  }
  try {
    await repositories.evidence.insert(next);
    return true;
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
    return false;
  }
}
