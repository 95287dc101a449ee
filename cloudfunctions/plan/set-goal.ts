import type { Organisation } from '../shared/domain/organisation';
import { may } from '../shared/domain/permissions';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { organisationsById, runningSeason } from '../shared/runtime/shared-reads';

/** What a branch is to have done is one goal for the whole season: it is set by who may plan for all of it. */
export const maySetGoal = (
  root: Organisation | undefined,
  { member }: Pick<MemberContext, 'member'>,
): boolean => root !== undefined && may(member.roles, 'planTasks', root.path);

/** Sets the goal that branches are held against. The same goal again changes nothing and is not noted. */
export async function setGoal(
  { percent }: { percent: number },
  context: MemberContext,
): Promise<Outcome<{ percent: number }>> {
  const { member, nowMs, repositories } = context;
  const season = await runningSeason(nowMs);
  if (!season) return refuse('NO_SEASON');
  const root = (await organisationsById([season.organisationId], nowMs)).get(season.organisationId);
  if (!root || !maySetGoal(root, context)) return refuse('NOT_ALLOWED');
  if (await repositories.seasons.setGoalPercent(season._id, percent))
    await repositories.audit.note({
      _id: `season-changed:${season._id}:goal:${nowMs}`,
      ...{ action: 'season-changed', by: member._id, atMs: nowMs },
      ...{ orgPath: root.path, subjectId: season._id, facts: { what: 'goal', percent } },
    });
  return { percent };
}
