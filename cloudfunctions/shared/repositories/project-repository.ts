import type { ProjectStatus } from '../contract/vocabulary';
import type { Project, ProjectReport } from '../domain/project';
import { Collection, command, whole } from './platform';

const projects = new Collection<Project>('projects');
const reports = new Collection<ProjectReport>('projectReports');

/** Projects of a season that one person can have to do with. */
const mostSeen = 200;

export const byId = (projectId: string) => projects.byId(projectId);

/** Enters one; false where the id stands already. */
export const insert = (project: Project) => projects.insertOnce(project);

/** Projects of these very organisations in any of these statuses. */
export const ofOwners = (
  seasonId: string,
  organisationIds: readonly string[],
  statuses: readonly ProjectStatus[],
) =>
  projects.find({
    where: {
      organisationId: command().in([...organisationIds]),
      seasonId,
      status: command().in([...statuses]),
    },
    limit: mostSeen,
  });

/** Projects kept in the subtrees of these organisations, of any status. */
export const below = (seasonId: string, organisationIds: readonly string[]) =>
  projects.find({
    where: { orgPath: command().in([...organisationIds]), seasonId },
    limit: mostSeen,
  });

/** Changes a project that still is as it was read; false when somebody was faster. */
export async function change(
  { _id, revision }: Pick<Project, '_id' | 'revision'>,
  set: Partial<Project>,
): Promise<boolean> {
  return (
    (await projects.update({ _id, revision }, { ...whole(set), revision: revision + 1 })) === 1
  );
}

/** Removes a draft that still is as it was read. */
export const remove = async ({ _id, revision }: Pick<Project, '_id' | 'revision'>) =>
  (await projects.remove({ _id, revision, status: 'draft' })) === 1;

/** A branch joins an open project or leaves it; true where it is one that runs and is open. Said twice it is so once. */
export async function join(projectId: string, branchId: string, joined: boolean): Promise<boolean> {
  const _ = command();
  const where = { _id: projectId, status: 'running', joining: 'open' };
  const joinedIds = joined ? _.addToSet(branchId) : _.pull(branchId);
  await projects.update(where, { joinedIds });
  return (await projects.count(where)) === 1;
}

export const reportById = (reportId: string) => reports.byId(reportId);

/** Enters one; false where the id stands already. */
export const insertReport = (report: ProjectReport) => reports.insertOnce(report);

/** Changes a report that still is as it was read; false when somebody was faster. `gone`: fields that go. */
export async function changeReport(
  { _id, status, revision }: Pick<ProjectReport, '_id' | 'status' | 'revision'>,
  { _id: _same, ...set }: Partial<ProjectReport>,
  gone: readonly (keyof ProjectReport)[] = [],
): Promise<boolean> {
  const _ = command();
  const removed = Object.fromEntries(gone.map((field) => [field, _.remove()]));
  const next = { ...removed, ...whole(set), revision: revision + 1 };
  return (await reports.update({ _id, status, revision }, next)) === 1;
}

/** What one branch has told of a project. */
export const reportsOf = (projectId: string, branchId: string) =>
  reports.find({ where: { branchId, projectId }, limit: 1000 });

type Told = Pick<ProjectReport, 'projectId' | 'branchId' | 'milestoneId' | 'status' | 'reachedOn'>;
const toldFields = ['projectId', 'branchId', 'milestoneId', 'status', 'reachedOn'];

/** How one branch stands towards all projects of a season. */
export const toldBy = (seasonId: string, branchId: string) =>
  reports.find<Told>({ where: { branchId, seasonId }, fields: toldFields, limit: 1000 });

/** How all branches stand towards one project. */
export const toldOf = (projectId: string): Promise<Told[]> =>
  reports.findAll<Told & { _id: string }>({ where: { projectId }, fields: toldFields });

const waitingIn = (projectIds: readonly string[]) => ({
  projectId: command().in([...projectIds]),
  status: 'waiting',
});

/** What waits for a word in these projects, the longest waiting first. */
export const waiting = (projectIds: readonly string[], limit: number) =>
  reports.find({
    where: waitingIn(projectIds),
    orderBy: [['reportedAtMs', 'asc']],
    limit,
  });

export const countWaiting = (projectIds: readonly string[]) => reports.count(waitingIn(projectIds));
