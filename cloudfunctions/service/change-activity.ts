import { createHash } from 'node:crypto';
import type { DeskActivity } from '../shared/contract/service-answers';
import type { ActivityPlan, ServiceCounts } from '../shared/contract/service-work';
import type { Season } from '../shared/domain/season';
import {
  faultOfActivity,
  hasBegun,
  mostActivities,
  type ServiceActivity,
} from '../shared/domain/service';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { coveredActivity, deskActivity, ownedBy } from './own-activity';

/** Adds an activity; whoever is in the organisation or below it sees it at once. Sent twice, it is one. */
export async function addActivity(
  input: { requestId: string; organisationId: string; plan: ActivityPlan },
  context: MemberContext,
): Promise<Outcome<DeskActivity>> {
  const { member, nowMs, repositories } = context;
  const { services } = repositories;
  const found = await ownedBy(input.organisationId, context);
  if (found instanceof Refused) return found;
  const { owner, season } = found;
  const _id = idOf(member._id, input.requestId);
  const again = await services.activityById(_id);
  if (again) return deskActivity(again, member._id);
  const against = faultOf(input.plan, season);
  if (against) return against;
  if ((await services.countHeldBy(season._id, owner._id)) >= mostActivities)
    return refuse('TOO_MANY_SERVICES');
  const { places, ...plan } = input.plan;
  const activity: ServiceActivity = {
    ...{ _id, seasonId: season._id, organisationId: owner._id, organisationName: owner.name },
    ...{ orgPath: owner.path, ...plan, ...(places === undefined ? {} : { places }) },
    ...{ status: 'planned', revision: 1, signedUp: [], taken: 0 },
    ...{ createdBy: member._id, createdAtMs: nowMs, changedAtMs: nowMs },
  };
  if (!(await services.insertActivity(activity))) return refuse('SERVICE_CHANGED');
  await noteActivity(activity, 'added', context);
  return deskActivity(activity, member._id);
}

const idOf = (memberId: string, requestId: string) =>
  createHash('sha256')
    .update(JSON.stringify(['service', memberId, requestId]))
    .digest('hex')
    .slice(0, 16);

interface Seen {
  activityId: string;
  revision: number;
}

/** Changes a planned activity as it was seen; never to fewer places than are taken. */
export async function changeActivity(
  { plan, ...seen }: Seen & { plan: ActivityPlan },
  context: MemberContext,
): Promise<Outcome<DeskActivity>> {
  const activity = await seenActivity(seen, context);
  if (activity instanceof Refused) return activity;
  if (activity.status !== 'planned') return refuse('SERVICE_STATE_CONFLICT');
  const season = await context.repositories.seasons.byId(activity.seasonId);
  const against = season ? faultOf(plan, season) : refuse('NO_SEASON');
  if (against) return against;
  const { places = Infinity } = plan;
  if (places < activity.taken) return refuse('SERVICE_PLACES_TAKEN');
  return write(activity, { ...plan, places: plan.places }, 'changed', context);
}

/** Calls an activity off before anybody has told of hours; who has signed up sees why. */
export async function callOff(
  { reason, ...seen }: Seen & { reason: string },
  context: MemberContext,
): Promise<Outcome<DeskActivity>> {
  const activity = await seenActivity(seen, context);
  if (activity instanceof Refused) return activity;
  const hasHours = (await context.repositories.serviceHours.countOfWork(activity._id)) > 0;
  if (activity.status !== 'planned' || hasHours) return refuse('SERVICE_STATE_CONFLICT');
  return write(activity, { status: 'called-off', reason }, 'called-off', context, reason);
}

/** Says that an activity was held and what came of it, in counts alone; again to correct them. */
export async function finish(
  { counts, ...seen }: Seen & { counts: ServiceCounts },
  context: MemberContext,
): Promise<Outcome<DeskActivity>> {
  const activity = await seenActivity(seen, context);
  if (activity instanceof Refused) return activity;
  if (activity.status === 'called-off') return refuse('SERVICE_STATE_CONFLICT');
  if (!hasBegun(activity, context.nowMs)) return refuse('SERVICE_NOT_YET');
  return write(activity, { status: 'done', counts }, 'done', context);
}

async function seenActivity(
  { activityId, revision }: Seen,
  context: MemberContext,
): Promise<Outcome<ServiceActivity>> {
  const activity = await coveredActivity(activityId, context);
  if (activity instanceof Refused) return activity;
  return activity.revision === revision ? activity : refuse('SERVICE_CHANGED');
}

function faultOf(plan: ActivityPlan, season: Season): Refused | undefined {
  const fault = faultOfActivity(plan, season);
  return fault && refuse('SERVICE_INVALID', { fault });
}

type ActivityChange = 'added' | 'changed' | 'called-off' | 'done';

async function write(
  activity: ServiceActivity,
  set: Partial<ServiceActivity>,
  what: ActivityChange,
  context: MemberContext,
  reason?: string,
): Promise<Outcome<DeskActivity>> {
  const { member, nowMs, repositories } = context;
  const change = { ...set, changedAtMs: nowMs };
  if (!(await repositories.services.changeActivity(activity, change)))
    return refuse('SERVICE_CHANGED');
  const next = { ...activity, ...change, revision: activity.revision + 1 };
  await noteActivity(next, what, context, reason);
  return deskActivity(next, member._id);
}

/** Made of the revision, so that a change is noted once however often it is told. */
async function noteActivity(
  { _id, revision, orgPath, kind, title, status }: ServiceActivity,
  what: ActivityChange,
  { member, nowMs, repositories }: MemberContext,
  reason?: string,
): Promise<void> {
  await repositories.audit.note({
    _id: `service-changed:${_id}:${revision}`,
    ...{ action: 'service-changed', by: member._id, atMs: nowMs, orgPath, subjectId: _id },
    ...(reason === undefined ? {} : { reason }),
    facts: { what, revision, kind, title, status },
  });
}
