import type { DeskWaiting } from '../shared/contract/season-answers';
import { grantsWith, type Permission } from '../shared/domain/permissions';
import { projectAllows } from '../shared/domain/project';
import type { MemberContext } from '../shared/runtime/context';
import { inGroups } from '../shared/runtime/in-groups';
import { logDefect } from '../shared/runtime/log';
import { organisationsById } from '../shared/runtime/shared-reads';

/** Ids of one query. */
const branchesAtOnce = 200;
const atOnce = 5;

/**
 * What waits for the caller beside the sessions: only of what the caller may decide, so that each leads to a page that lets it be done.
 * For a branch's secretary three counts.
 */
export async function waitingFor(seasonId: string, context: MemberContext): Promise<DeskWaiting> {
  const [joining, points, appeals, evidence, projects, service] = await Promise.all([
    counted('joining', () => joiningOf(context)),
    counted('points', () => pointsOf(seasonId, context)),
    counted('appeals', () => appealsOf(context)),
    counted('evidence', () => evidenceOf(seasonId, context)),
    counted('projects', () => projectsOf(seasonId, context)),
    counted('service', () => serviceOf(seasonId, context)),
  ]);
  return { joining, points, appeals, evidence, projects, service };
}

/** Null where counting failed: one part that is down takes neither the desk nor the others with it, and is not nothing. */
async function counted(
  kind: keyof DeskWaiting,
  count: () => Promise<number> | number,
): Promise<number | null> {
  try {
    return await count();
  } catch (error) {
    logDefect(error, { function: 'season', action: 'listSessions', part: kind });
    return null;
  }
}

const heldWith = ({ member }: MemberContext, permission: Permission): string[] => [
  ...new Set(grantsWith(member.roles, [permission]).map((one) => one.organisationId)),
];

async function joiningOf(context: MemberContext): Promise<number> {
  const { nowMs, repositories } = context;
  const held = await organisationsById(heldWith(context, 'admitMembers'), nowMs);
  const own = [...held.values()];
  const above = own.filter(({ kind }) => kind !== 'branch');
  const below = await Promise.all(
    above.map(({ _id }) => repositories.organisations.branchesBelow(_id)),
  );
  const ids = [...new Set([...own, ...below.flat()].map(({ _id }) => _id))];
  const parts = Array.from({ length: Math.ceil(ids.length / branchesAtOnce) }, (_, index) =>
    ids.slice(index * branchesAtOnce, (index + 1) * branchesAtOnce),
  );
  const counts = await inGroups(parts, atOnce, (part) => repositories.bindings.countAsking(part));
  return counts.reduce((sum, count) => sum + count, 0);
}

function pointsOf(seasonId: string, context: MemberContext): Promise<number> | number {
  const organisationIds = heldWith(context, 'awardPoints');
  if (organisationIds.length === 0) return 0;
  const { member, repositories } = context;
  return repositories.adjustments.countWaitingFor(member._id, { seasonId, organisationIds });
}

function evidenceOf(seasonId: string, context: MemberContext): Promise<number> | number {
  const organisationIds = heldWith(context, 'confirmEvidence');
  if (organisationIds.length === 0) return 0;
  const { member, repositories } = context;
  return repositories.evidence.countWaitingFor(member._id, { seasonId, organisationIds });
}

function serviceOf(seasonId: string, context: MemberContext): Promise<number> | number {
  const organisationIds = heldWith(context, 'confirmService');
  if (organisationIds.length === 0) return 0;
  const { member, repositories } = context;
  return repositories.serviceHours.countWaitingFor(member._id, { seasonId, organisationIds });
}

async function appealsOf(context: MemberContext): Promise<number> {
  const holders = heldWith(context, 'manageAwards');
  if (holders.length === 0) return 0;
  const { awards, appeals } = context.repositories;
  const published = (await awards.heldBelow(holders)).filter((one) => one.status === 'published');
  const waiting = await appeals.waitingByAward(published.map((one) => one._id));
  return [...waiting.values()].reduce((sum, count) => sum + count, 0);
}

async function projectsOf(seasonId: string, context: MemberContext): Promise<number> {
  const organisationIds = heldWith(context, 'manageProjects');
  if (organisationIds.length === 0) return 0;
  const { projects } = context.repositories;
  const kept = (await projects.below(seasonId, organisationIds)).filter(({ status }) =>
    projectAllows('decide', status),
  );
  return kept.length > 0 ? projects.countWaiting(kept.map(({ _id }) => _id)) : 0;
}
