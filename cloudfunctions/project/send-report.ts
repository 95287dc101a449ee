import type { ProjectInput } from '../shared/contract/project';
import {
  isReachedDay,
  type Project,
  type ProjectReport,
  reportAllows,
  reportIdOf,
} from '../shared/domain/project';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { ownUpload } from '../shared/runtime/own-upload';
import { noteProject, reportingFor } from './own-project';

type Sent = Outcome<{ revision: number }>;

/**
 * Puts before the administrator that a branch has reached a milestone. What waits or was sent back is replaced by it, what is confirmed
 * stays. A picture sent before stays where no other comes.
 */
export async function sendReport(
  input: ProjectInput<'report'>,
  context: MemberContext,
): Promise<Sent> {
  const { member, nowMs, repositories } = context;
  const found = await reportingFor(input, context);
  if (found instanceof Refused) return found;
  const { project, branch, season } = found;
  const { milestoneId, reachedOn, text, seen, uploadId } = input;
  if (!project.milestones.some((one) => one.milestoneId === milestoneId))
    return refuse('PROJECT_CHANGED');
  if (!isReachedDay(reachedOn, season, nowMs)) return refuse('PROJECT_DAY_INVALID');
  const _id = reportIdOf(project._id, branch._id, milestoneId);
  const standing = await repositories.projects.reportById(_id);
  if ((standing?.revision ?? 0) !== seen) return refuse('PROJECT_REPORT_CHANGED');
  if (standing && !reportAllows('send', standing.status)) return refuse('PROJECT_REPORT_CHANGED');
  const upload =
    uploadId === undefined ? undefined : await ownUpload(uploadId, 'evidence', context);
  if (upload instanceof Refused) return upload;
  const pictureFileId = upload?.fileId ?? standing?.pictureFileId;
  const next: ProjectReport = {
    ...{ _id, seasonId: season._id, projectId: project._id, milestoneId },
    ...{ branchId: branch._id, orgPath: branch.path, reachedOn, text },
    ...(pictureFileId === undefined ? {} : { pictureFileId }),
    ...{ status: 'waiting', revision: seen + 1, by: member._id, reportedAtMs: nowMs },
  };
  if (!(await put(next, standing, context))) return refuse('PROJECT_REPORT_CHANGED');
  if (upload) await repositories.uploads.takeOver(upload._id);
  await noteReport(project, next, 'reported', context);
  return { revision: next.revision };
}

async function put(
  next: ProjectReport,
  standing: ProjectReport | undefined,
  { repositories }: MemberContext,
): Promise<boolean> {
  if (!standing) return repositories.projects.insertReport(next);
  const gone = ['decidedBy', 'decidedAtMs', 'reason'] as const;
  if (!(await repositories.projects.changeReport(standing, next, gone))) return false;
  // The picture that another one replaced is nobody's any more.
  const { pictureFileId: old } = standing;
  if (old !== undefined && old !== next.pictureFileId) await repositories.files.remove([old]);
  return true;
}

/** Takes back what the own branch has told; words and picture go with it. */
export async function takeBackReport(
  { revision, ...input }: ProjectInput<'takeBack'>,
  context: MemberContext,
): Promise<Sent> {
  const { repositories } = context;
  const found = await reportingFor(input, context);
  if (found instanceof Refused) return found;
  const { project, branch } = found;
  const _id = reportIdOf(project._id, branch._id, input.milestoneId);
  const standing = await repositories.projects.reportById(_id);
  if (standing?.revision !== revision || !reportAllows('take-back', standing.status))
    return refuse('PROJECT_REPORT_CHANGED');
  const gone = ['pictureFileId', 'decidedBy', 'decidedAtMs', 'reason'] as const;
  const set = { status: 'taken-back', text: '', by: context.member._id } as const;
  if (!(await repositories.projects.changeReport(standing, set, gone)))
    return refuse('PROJECT_REPORT_CHANGED');
  if (standing.pictureFileId !== undefined)
    await repositories.files.remove([standing.pictureFileId]);
  const next = { ...standing, revision: revision + 1 };
  await noteReport(project, next, 'taken-back', context);
  return { revision: next.revision };
}

/** Tells the audit log what became of a report. */
export const noteReport = (
  project: Pick<Project, '_id' | 'orgPath'>,
  report: Pick<ProjectReport, 'branchId' | 'milestoneId' | 'revision' | 'reachedOn'>,
  what: string,
  context: MemberContext,
  reason?: string,
) => {
  const { branchId, milestoneId, revision, reachedOn } = report;
  const mark = `${branchId}:${milestoneId}:${revision}`;
  const facts = { what, branchId, milestoneId, revision, reachedOn };
  return noteProject(project, mark, facts, context, reason);
};
