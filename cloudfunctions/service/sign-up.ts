import type { ActivityView } from '../shared/contract/service-answers';
import type { Season } from '../shared/domain/season';
import { canWithdraw, hoursIdOf, isOpen, type ServiceActivity } from '../shared/domain/service';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { activityView, invitedActivity, ownSeason } from './own-activity';

/** A plan that changes in between is read again this often. */
const attempts = 4;

interface Found {
  season: Season;
  activity: ServiceActivity;
}

async function found(activityId: string, context: MemberContext): Promise<Outcome<Found>> {
  const season = await ownSeason(context);
  if (season instanceof Refused) return season;
  const activity = await invitedActivity(activityId, season, context);
  return activity instanceof Refused ? activity : { season, activity };
}

async function viewOf({ season, activity }: Found, context: MemberContext): Promise<ActivityView> {
  const { serviceHours } = context.repositories;
  const told = await serviceHours.hoursById(hoursIdOf(activity._id, context.member._id));
  return activityView(activity, told, season, context);
}

/** An activity that the caller is invited to; SERVICE_NOT_FOUND for every other. */
export async function showActivity(
  { activityId }: { activityId: string },
  context: MemberContext,
): Promise<Outcome<ActivityView>> {
  const here = await found(activityId, context);
  return here instanceof Refused ? here : viewOf(here, context);
}

/** Takes a place for the caller. Asked again it is the same place. */
export async function signUp(
  { activityId }: { activityId: string },
  context: MemberContext,
): Promise<Outcome<ActivityView>> {
  const { member, nowMs, repositories } = context;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const here = await found(activityId, context);
    if (here instanceof Refused) return here;
    const { activity } = here;
    if (activity.signedUp.includes(member._id)) return viewOf(here, context);
    if (!canWithdraw(activity, nowMs)) return refuse('SERVICE_STATE_CONFLICT');
    if (!isOpen(activity, nowMs)) return refuse('SERVICE_FULL');
    await repositories.services.takePlace(activity, member._id, nowMs);
  }
  return refuse('BUSY');
}

/** Gives the caller's place back until it begins. Without one nothing changes. */
export async function withdraw(
  { activityId }: { activityId: string },
  context: MemberContext,
): Promise<Outcome<ActivityView>> {
  const { member, nowMs, repositories } = context;
  await repositories.services.givePlaceBack(activityId, member._id, nowMs);
  const here = await found(activityId, context);
  if (here instanceof Refused) return here;
  const isStill = here.activity.signedUp.includes(member._id);
  return isStill ? refuse('SERVICE_STATE_CONFLICT') : viewOf(here, context);
}
