import { type ServiceActivity, mostSignedUp } from '../domain/service';
import type { CountedActivity } from '../domain/service-figures';
import { Collection, command } from './platform';

const activities = new Collection<ServiceActivity>('serviceActivities');

export const activityById = (activityId: string) => activities.byId(activityId);

export const insertActivity = (activity: ServiceActivity) => activities.insertOnce(activity);

export const activitiesByIds = (ids: readonly string[]) =>
  activities.find({ where: { _id: command().in([...new Set(ids)]) }, limit: 1000 });

/** Planned ones of any of these organisations that are not over, the soonest first. */
export const openTo = (
  seasonId: string,
  organisationIds: readonly string[],
  { nowMs, limit }: { nowMs: number; limit: number },
) =>
  activities.find({
    where: {
      organisationId: command().in([...organisationIds]),
      ...{ seasonId, status: 'planned', endsAtMs: command().gt(nowMs) },
    },
    orderBy: [['endsAtMs', 'asc']],
    limit,
  });

/** To which a member has signed up, the last first. */
export const signedUpBy = (seasonId: string, memberId: string, limit: number) =>
  activities.find({
    where: { signedUp: memberId, seasonId },
    ...{ orderBy: [['startsAtMs', 'desc']], limit },
  });

/** Of organisations and below them, the latest first. */
export const activitiesBelow = (
  seasonId: string,
  organisationIds: readonly string[],
  limit: number,
) =>
  activities.find({
    where: { orgPath: command().in([...organisationIds]), seasonId },
    ...{ orderBy: [['startsAtMs', 'desc']], limit },
  });

export const countHeldBy = (seasonId: string, organisationId: string) =>
  activities.count({ organisationId, seasonId, status: command().neq('called-off') });

/** Takes a place for a member where one is left and the plan is as it was read: one update, so that no place is given twice. */
export async function takePlace(
  {
    _id,
    revision,
    places = mostSignedUp,
  }: Pick<ServiceActivity, '_id' | 'revision'> & Partial<Pick<ServiceActivity, 'places'>>,
  memberId: string,
  nowMs: number,
): Promise<boolean> {
  const _ = command();
  const updated = await activities.update(
    {
      ...{ _id, revision, status: 'planned', startsAtMs: _.gt(nowMs) },
      ...{ taken: _.lt(places), signedUp: _.nin([memberId]) },
    },
    { signedUp: _.push([memberId]), taken: _.inc(1) },
  );
  return updated === 1;
}

/** Gives a member's place back before it begins; false where there was none. */
export async function givePlaceBack(activityId: string, memberId: string, nowMs: number) {
  const _ = command();
  const updated = await activities.update(
    { _id: activityId, status: 'planned', startsAtMs: _.gt(nowMs), signedUp: memberId },
    { signedUp: _.pull(memberId), taken: _.inc(-1) },
  );
  return updated === 1;
}

/** Changes an activity that still is as it was read, unless more have signed up by then than there is room; false then. */
export async function changeActivity(
  { _id, revision }: Pick<ServiceActivity, '_id' | 'revision'>,
  set: Partial<ServiceActivity>,
): Promise<boolean> {
  const _ = command();
  const { places, counts, ...plain } = set;
  // An edit says everything anew: places that are not among it are gone.
  const room = 'places' in set ? { places: places ?? _.remove() } : {};
  const updated = await activities.update(
    { _id, revision, ...(places === undefined ? {} : { taken: _.lte(places) }) },
    { ...plain, ...room, ...(counts ? { counts: _.set(counts) } : {}), revision: revision + 1 },
  );
  return updated === 1;
}

/** What is counted of an organisation and below it: a page of each beyond an id. */
export const doneBeyond = (
  seasonId: string,
  organisationId: string,
  { afterId, limit }: { afterId: string; limit: number },
) =>
  activities.find<CountedActivity>({
    where: { orgPath: organisationId, seasonId, status: 'done', _id: command().gt(afterId) },
    ...{ orderBy: [['_id', 'asc']], limit },
    fields: ['organisationId', 'kind', 'counts'],
  });

/** Of a season's activities nothing is left that says who came or who planned them. */
export const forgetSeason = (seasonId: string) =>
  activities.update({ seasonId }, { signedUp: command().set([]), createdBy: '' });
