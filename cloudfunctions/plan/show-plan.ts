import type { PlanToEdit, TaskFromAbove } from '../shared/contract/plan-answers';
import type { Organisation } from '../shared/domain/organisation';
import { may as mayOf } from '../shared/domain/permissions';
import { type Season, shelfOf } from '../shared/domain/season';
import type { Task } from '../shared/domain/task';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused } from '../shared/runtime/outcome';
import { organisationsById } from '../shared/runtime/shared-reads';
import { ownPlanOf, plannedTask } from './own-task';

const mostSessions = 100;

/** The plan of an organisation with everything that its editor offers to choose from. */
export async function showPlan(
  { organisationId }: { organisationId?: string | undefined },
  context: MemberContext,
): Promise<Outcome<PlanToEdit>> {
  const { grants, nowMs, repositories } = context;
  const ownerIds = [...new Set(grants.map((grant) => grant.organisationId))];
  const found = await ownPlanOf(organisationId ?? ownerIds[0] ?? '', context);
  if (found instanceof Refused) return found;
  const { owner, season } = found;
  const above = owner.path.filter((id) => id !== owner._id);
  const [tasks, published, below, owners, sessions, seasons] = await Promise.all([
    repositories.tasks.planOf(season._id, owner._id),
    above.length === 0 ? [] : repositories.tasks.publishedOf(season._id, above),
    owner.kind === 'branch' ? [] : repositories.organisations.below(owner._id),
    organisationsById(ownerIds, nowMs),
    sessionsFor(owner, season, context),
    repositories.seasons.earlier(season.startsAtMs),
  ]);
  const ownersBelow = below.filter((one) => mayOf(grants, 'planTasks', one.path));
  return {
    season: factsOf(season),
    ...{ organisationId: owner._id, organisationName: owner.name },
    tasks: tasks.map(plannedTask),
    fromAbove: fromAbove(published, owner, below),
    owners: uniqueNames([
      ...ownerIds.flatMap((id) => owners.get(id) ?? []),
      ...(ownerIds.includes(owner._id) ? ownersBelow : [owner, ...ownersBelow]),
    ]),
    audiences: [owner, ...below].map(({ _id, name, memberCount }) => ({
      ...{ organisationId: _id, name, members: memberCount },
    })),
    lectures: shelfOf(season).map(({ lectureId, title, series, quiz }) => ({
      ...{ lectureId, title, series, hasQuiz: quiz !== undefined },
    })),
    sessions,
    seasons: seasons.map(({ _id, name }) => ({ seasonId: _id, name })),
  };
}

/** Those that ask somebody here: an organisation above, the owner itself or one below it is named. */
function fromAbove(
  published: readonly Task[],
  { path }: Organisation,
  below: readonly Organisation[],
): TaskFromAbove[] {
  const concerned = new Set([...path, ...below.map(({ _id }) => _id)]);
  return published
    .filter(({ audience }) => audience.organisationIds.some((id) => concerned.has(id)))
    .map(({ _id, title, note, want, audience, dueOn, organisationName }) => ({
      ...{ taskId: _id, title, note, dueOn, organisationName },
      ...{ kind: want.kind, segments: audience.segments },
    }));
}

const factsOf = ({ _id, name, startsAtMs, endsAtMs }: Season) => ({
  ...{ seasonId: _id, name, startsAtMs, endsAtMs },
});

const uniqueNames = (organisations: readonly Organisation[]) =>
  [...new Map(organisations.map(({ _id, name }) => [_id, name]))].map(([organisationId, name]) => ({
    organisationId,
    name,
  }));

/** Sessions to come that the owner or somebody below holds, or that invite the owner by name. */
async function sessionsFor(
  owner: Organisation,
  season: Season,
  { nowMs, repositories }: MemberContext,
): Promise<PlanToEdit['sessions']> {
  const span = { fromMs: nowMs, toMs: season.endsAtMs };
  const found = await repositories.sessionLists.inviting(
    season._id,
    [owner._id],
    span,
    mostSessions,
  );
  return found.map(({ _id, title, startsAtMs }) => ({ sessionId: _id, title, startsAtMs }));
}
