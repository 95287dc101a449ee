import type { ProjectInput, ProjectResponses } from '../shared/contract/project';
import type { WaitingReport } from '../shared/contract/project-answers';
import type { ReportStatus } from '../shared/contract/vocabulary';
import { type Project, projectAllows, reportAllows, reportIdOf } from '../shared/domain/project';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import {
  fileUrlsOf,
  latestSeason,
  organisationsById,
  runningSeason,
} from '../shared/runtime/shared-reads';
import { noteReport } from './send-report';

/**
 * Confirms that a milestone was reached, or sends the report back with a reason; a confirmation can be sent back too. One conditional
 * write: of two who decide at once one does, and the other is told. The same person's same word again is no second one.
 */
export async function decideReport(
  { projectId, branchId, milestoneId, revision, confirm, reason }: ProjectInput<'decide'>,
  context: MemberContext,
): Promise<Outcome<{ status: ReportStatus }>> {
  const { member, may, nowMs, repositories } = context;
  const project = await repositories.projects.byId(projectId);
  // An unknown project looks like a foreign one.
  if (!project || !may(project.orgPath)) return refuse('NOT_ALLOWED');
  if (!projectAllows('decide', project.status)) return refuse('PROJECT_STATE_CONFLICT');
  if ((await latestSeason(nowMs))?._id !== project.seasonId) return refuse('NO_SEASON');
  if (!confirm && reason === undefined) return refuse('BAD_REQUEST', { field: 'reason' });
  const standing = await repositories.projects.reportById(
    reportIdOf(projectId, branchId, milestoneId),
  );
  const status = confirm ? 'confirmed' : 'returned';
  const isRepeated =
    standing?.status === status &&
    standing.revision === revision + 1 &&
    standing.decidedBy === member._id;
  if (isRepeated) return { status };
  const isOpen = standing && reportAllows(confirm ? 'confirm' : 'return', standing.status);
  if (!isOpen || standing.revision !== revision) return refuse('PROJECT_REPORT_CHANGED');
  const decided = { status, decidedBy: member._id, decidedAtMs: nowMs } as const;
  const word = confirm || reason === undefined ? decided : { ...decided, reason };
  if (!(await repositories.projects.changeReport(standing, word)))
    return refuse('PROJECT_REPORT_CHANGED');
  const next = { ...standing, revision: revision + 1 };
  await noteReport(project, next, status, context, confirm ? undefined : reason);
  return { status };
}

const mostRows = 50;

/** What waits for a word in the projects that the caller keeps, the longest waiting first. */
export async function listWaiting(
  _input: unknown,
  context: MemberContext,
): Promise<Outcome<ProjectResponses['waiting']>> {
  const { grants, nowMs, repositories } = context;
  const season = await runningSeason(nowMs);
  if (!season) return refuse('NO_SEASON');
  const ids = [...new Set(grants.map(({ organisationId }) => organisationId))];
  const kept = (await repositories.projects.below(season._id, ids)).filter(({ status }) =>
    projectAllows('decide', status),
  );
  const byId = new Map(kept.map((one) => [one._id, one]));
  if (byId.size === 0) return { rows: [], more: false };
  const found = await repositories.projects.waiting([...byId.keys()], mostRows + 1);
  const waiting = found.slice(0, mostRows);
  const [branches, pictures] = await Promise.all([
    organisationsById([...new Set(waiting.map(({ branchId }) => branchId))], nowMs),
    fileUrlsOf(
      waiting.flatMap(({ pictureFileId }) => pictureFileId ?? []),
      nowMs,
    ),
  ]);
  return {
    rows: waiting.flatMap((one): WaitingReport[] => {
      const { projectId, branchId, milestoneId, reachedOn, text, revision } = one;
      const project = byId.get(projectId);
      const step = project && stepOf(project, milestoneId);
      if (!step) return [];
      const pictureUrl = pictures.get(one.pictureFileId ?? '');
      return [
        {
          ...{ projectId, branchId, milestoneId, reachedOn, text, revision },
          ...{ projectTitle: project.title, milestoneTitle: step.title, dueOn: step.dueOn },
          ...{ reachedWhen: step.reachedWhen, branchName: branches.get(branchId)?.name ?? '' },
          ...(pictureUrl === undefined ? {} : { pictureUrl }),
        },
      ];
    }),
    more: found.length > mostRows,
  };
}

/** A milestone that was dropped meanwhile is still the one that was reported. */
const stepOf = ({ milestones, dropped }: Project, milestoneId: string) =>
  [...milestones, ...dropped].find((one) => one.milestoneId === milestoneId);
