import type { ProjectInput, ProjectResponses } from '../shared/contract/project';
import { derivedId } from '../shared/domain/joining';
import { mostProjects, type Project } from '../shared/domain/project';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import {
  changedAnswer,
  checkedPlan,
  keptBy,
  managedProject,
  noteProject,
  type SeenProject,
} from './own-project';

type Changed = Outcome<ProjectResponses['change']>;

/** Makes a draft. Sent twice, it is one. */
export async function addProject(
  input: ProjectInput<'add'>,
  context: MemberContext,
): Promise<Changed> {
  const { member, nowMs, repositories } = context;
  const found = await keptBy(input.organisationId, context);
  if (found instanceof Refused) return found;
  const { owner, season } = found;
  const empty = { milestones: [], dropped: [], everMilestones: 0, status: 'draft' as const };
  const before = { ...empty, organisationId: owner._id };
  const plan = await checkedPlan(input.plan, before, season, context);
  if (plan instanceof Refused) return plan;
  const _id = derivedId('project', member._id, input.requestId);
  const standing = await repositories.projects.byId(_id);
  if (standing) return changedAnswer(standing);
  const open = ['draft', 'running', 'finished'] as const;
  const others = await repositories.projects.ofOwners(season._id, [owner._id], open);
  if (others.length >= mostProjects) return refuse('TOO_MANY_PROJECTS');
  const project: Project = {
    ...{ _id, seasonId: season._id, organisationId: owner._id, organisationName: owner.name },
    ...{ orgPath: owner.path, ...plan, joinedIds: [], status: 'draft', revision: 1 },
    ...{ createdAtMs: nowMs, changedAtMs: nowMs },
  };
  if (await repositories.projects.insert(project)) await note(project, 'added', context);
  return changedAnswer(project);
}

/** Changes the plan as it was seen. What branches have reported of milestones that stay, stays. */
export async function changeProject(
  input: ProjectInput<'change'>,
  context: MemberContext,
): Promise<Changed> {
  const project = await managedProject(input, 'edit', context);
  if (project instanceof Refused) return project;
  const found = await keptBy(project.organisationId, context);
  if (found instanceof Refused) return found;
  const plan = await checkedPlan(input.plan, project, found.season, context);
  if (plan instanceof Refused) return plan;
  return write(project, plan, 'changed', context);
}

/** Puts a draft before its branches. */
export async function startProject(input: SeenProject, context: MemberContext): Promise<Changed> {
  const project = await managedProject(input, 'start', context);
  if (project instanceof Refused) return project;
  const found = await keptBy(project.organisationId, context);
  if (found instanceof Refused) return found;
  // Whom it names may have gone since the draft was written.
  const plan = await checkedPlan(project, project, found.season, context);
  if (plan instanceof Refused) return plan;
  return write(project, { status: 'running' }, 'started', context);
}

/** Ends the reporting; what waits is still decided. */
export async function finishProject(input: SeenProject, context: MemberContext): Promise<Changed> {
  const project = await managedProject(input, 'finish', context);
  if (project instanceof Refused) return project;
  return write(project, { status: 'finished' }, 'finished', context);
}

/** Lets a finished project go on. */
export async function resumeProject(input: SeenProject, context: MemberContext): Promise<Changed> {
  const project = await managedProject(input, 'resume', context);
  if (project instanceof Refused) return project;
  return write(project, { status: 'running' }, 'resumed', context);
}

/** Takes a project back for good; what was reported stays in the store, and only who keeps it sees it. */
export async function withdrawProject(
  input: ProjectInput<'withdraw'>,
  context: MemberContext,
): Promise<Changed> {
  const project = await managedProject(input, 'withdraw', context);
  if (project instanceof Refused) return project;
  const { reason } = input;
  return write(project, { status: 'withdrawn', reason }, 'withdrawn', context);
}

/** Removes a draft. */
export async function removeProject(
  input: SeenProject,
  context: MemberContext,
): Promise<Outcome<Record<string, never>>> {
  const project = await managedProject(input, 'remove', context);
  if (project instanceof Refused) return project;
  if (!(await context.repositories.projects.remove(project))) return refuse('PROJECT_CHANGED');
  await note({ ...project, revision: project.revision + 1 }, 'removed', context);
  return {};
}

async function write(
  project: Project,
  set: Partial<Project>,
  what: string,
  context: MemberContext,
): Promise<Changed> {
  const change = { ...set, changedAtMs: context.nowMs };
  if (!(await context.repositories.projects.change(project, change)))
    return refuse('PROJECT_CHANGED');
  const next = { ...project, ...change, revision: project.revision + 1 };
  await note(next, what, context);
  return changedAnswer(next);
}

const note = (project: Project, what: string, context: MemberContext) => {
  const { revision, status, title, joining, milestones, reason } = project;
  const facts = { what, revision, status, title, joining, milestones: milestones.length };
  return noteProject(project, revision, facts, context, reason);
};
