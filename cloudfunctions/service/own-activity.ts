import type {
  ActivityRow,
  ActivityView,
  DeskActivity,
  OwnHours,
} from '../shared/contract/service-answers';
import type { Organisation } from '../shared/domain/organisation';
import { may as mayOf } from '../shared/domain/permissions';
import type { Season } from '../shared/domain/season';
import {
  canWithdraw,
  hasBegun,
  hoursAllow,
  isOpen,
  type ServiceActivity,
  type ServiceHours,
} from '../shared/domain/service';
import { serviceRuleOf } from '../shared/domain/rules';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { latestSeason, organisationsById } from '../shared/runtime/shared-reads';

/** An organisation for which the caller's roles permit the action, and the season that counts. */
export async function ownedBy(
  organisationId: string,
  { may, nowMs }: MemberContext,
): Promise<Outcome<{ owner: Organisation; season: Season }>> {
  const owner = (await organisationsById([organisationId], nowMs)).get(organisationId);
  if (!owner || !may(owner.path)) return refuse('NOT_ALLOWED');
  const season = await latestSeason(nowMs);
  return season ? { owner, season } : refuse('NO_SEASON');
}

/** An activity that the caller's roles cover; to everybody else it is not there. Read afresh. */
export async function coveredActivity(
  activityId: string,
  { may, repositories }: MemberContext,
): Promise<Outcome<ServiceActivity>> {
  const activity = await repositories.services.activityById(activityId);
  return activity && may(activity.orgPath) ? activity : refuse('NOT_ALLOWED');
}

/** An activity of the season to which the caller's organisations are invited; any other is not there. */
export async function invitedActivity(
  activityId: string,
  season: Season,
  { member, repositories }: MemberContext,
): Promise<Outcome<ServiceActivity>> {
  const activity = await repositories.services.activityById(activityId);
  const isThere =
    activity?.seasonId === season._id && member.orgPath.includes(activity.organisationId);
  return isThere ? activity : refuse('SERVICE_NOT_FOUND');
}

/** The latest season in which the caller has a record. */
export async function ownSeason({
  member,
  nowMs,
  repositories,
}: MemberContext): Promise<Outcome<Season>> {
  const season = await latestSeason(nowMs);
  if (!season) return refuse('NO_SEASON');
  const hasRecord = await repositories.studyHeaders.exists(season._id, member._id);
  return hasRecord ? season : refuse('NOT_JOINED');
}

/** What of an activity everybody sees: how many come, and never who. */
export function activityRow(activity: ServiceActivity, memberId: string): ActivityRow {
  const { _id, kind, title, venue, startsAtMs, endsAtMs, places, note, reason } = activity;
  return {
    ...{ activityId: _id, kind, title, venue, startsAtMs, endsAtMs, note },
    ...{ organisationName: activity.organisationName, status: activity.status },
    ...{ taken: activity.taken, signedUp: activity.signedUp.includes(memberId) },
    ...(places === undefined ? {} : { places }),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** An activity as its desk sees it. */
export function deskActivity(activity: ServiceActivity, memberId: string): DeskActivity {
  const { organisationId, revision, counts } = activity;
  return {
    ...activityRow(activity, memberId),
    ...{ organisationId, revision },
    ...(counts ? { counts } : {}),
  };
}

/** An activity for a member, with the own hours and what the member may do now. */
export function activityView(
  activity: ServiceActivity,
  told: ServiceHours | undefined,
  season: Season,
  { member, nowMs }: MemberContext,
): ActivityView {
  const signedUp = activity.signedUp.includes(member._id);
  const hours = told && ownHours(told, activity);
  return {
    ...activityRow(activity, member._id),
    ...(hours ? { hours } : {}),
    may: {
      signUp: !signedUp && isOpen(activity, nowMs),
      withdraw: signedUp && canWithdraw(activity, nowMs),
      report: hasBegun(activity, nowMs) && (!told || hoursAllow('tell', told.status)),
    },
    rule: serviceRuleOf(season.rules),
  };
}

/** Hours as their owner sees them. */
export function ownHours(
  told: ServiceHours,
  activity: Pick<ServiceActivity, 'title' | 'venue'> | undefined,
): OwnHours {
  const { workId, own, kind, atMs, hours, status, revision, points, reason } = told;
  return {
    ...{ workId, kind, atMs, hours, status, revision },
    title: own?.title ?? activity?.title ?? '',
    venue: own?.venue ?? activity?.venue ?? '',
    ...(own ? { own: { items: own.items, people: own.people } } : {}),
    ...(points === undefined ? {} : { points }),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** What of a desk's acts the caller's roles permit for an organisation. */
export const deskActs = ({ member }: MemberContext, path: readonly string[]) => ({
  run: mayOf(member.roles, 'runServices', path),
  confirm: mayOf(member.roles, 'confirmService', path),
});
