import type { OwnHours } from '../shared/contract/service-answers';
import type { OwnWork } from '../shared/contract/service-work';
import type { Season } from '../shared/domain/season';
import {
  hasBegun,
  hoursAllow,
  hoursIdOf,
  instantOfOwn,
  mostWaiting,
  ownWorkIdOf,
  type ServiceHours,
} from '../shared/domain/service';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { invitedActivity, ownHours, ownSeason } from './own-activity';
import { arrivedHours } from './settle-hours';

/** Puts the caller's hours at an activity before the secretary; told anew, they replace what nobody has confirmed. */
export async function reportHours(
  { activityId, seen, hours }: { activityId: string; seen: number; hours: number },
  context: MemberContext,
): Promise<Outcome<OwnHours>> {
  const season = await ownSeason(context);
  if (season instanceof Refused) return season;
  const activity = await invitedActivity(activityId, season, context);
  if (activity instanceof Refused) return activity;
  if (!hasBegun(activity, context.nowMs)) return refuse('SERVICE_NOT_YET');
  const { kind, startsAtMs: atMs } = activity;
  const put = await tell({ workId: activityId, seen, hours, kind, atMs }, season, context);
  return put instanceof Refused ? put : ownHours(put, activity);
}

/** The same for something that stood in no list. */
export async function reportOwn(
  input: { requestId: string; seen: number; hours: number; own: OwnWork },
  context: MemberContext,
): Promise<Outcome<OwnHours>> {
  const season = await ownSeason(context);
  if (season instanceof Refused) return season;
  const { kind, day, ...own } = input.own;
  const atMs = instantOfOwn(day, season, context.nowMs);
  if (atMs === undefined) return refuse('SERVICE_INVALID', { fault: 'day' });
  const { seen, hours, requestId } = input;
  const told = { workId: ownWorkIdOf(requestId), seen, hours, kind, atMs, own };
  const put = await tell(told, season, context);
  return put instanceof Refused ? put : ownHours(put, undefined);
}

type Told = Pick<ServiceHours, 'workId' | 'kind' | 'hours' | 'atMs' | 'own'> & { seen: number };

async function tell(
  { seen, ...told }: Told,
  season: Season,
  context: MemberContext,
): Promise<Outcome<ServiceHours>> {
  const { member, nowMs, repositories } = context;
  const { serviceHours } = repositories;
  const id = hoursIdOf(told.workId, member._id);
  const standing = await arrivedHours(id, context);
  if (standing instanceof Refused) return standing;
  const set: Omit<ServiceHours, '_id'> = {
    ...{ ...told, seasonId: season._id, memberId: member._id },
    ...{ branchId: member.branchId, orgPath: member.orgPath },
    ...{ status: 'waiting', revision: seen + 1, sentAtMs: nowMs },
  };
  const next: ServiceHours = { _id: id, ...set };
  // Sent again after an answer that never arrived.
  if (standing && isSame(standing, next)) return standing;
  if ((standing?.revision ?? 0) !== seen) return refuse('SERVICE_HOURS_CHANGED');
  if (!standing) {
    if ((await serviceHours.countWaitingOf(season._id, member._id)) >= mostWaiting)
      return refuse('TOO_MANY_HOURS_WAITING');
    return (await serviceHours.insertHours(next)) ? next : refuse('SERVICE_HOURS_CHANGED');
  }
  if (!hoursAllow('tell', standing.status)) return refuse('SERVICE_HOURS_CHANGED');
  return (await serviceHours.changeHours(standing, set)) ? next : refuse('SERVICE_HOURS_CHANGED');
}

const isSame = (a: ServiceHours, b: ServiceHours) =>
  a.status === 'waiting' &&
  a.revision === b.revision &&
  a.hours === b.hours &&
  a.kind === b.kind &&
  a.own?.title === b.own?.title &&
  a.own?.venue === b.own?.venue &&
  a.own?.items === b.own?.items &&
  a.own?.people === b.own?.people;

/** Takes back what the caller has told and nobody has confirmed. */
export async function unreport(
  { workId, seen }: { workId: string; seen: number },
  context: MemberContext,
): Promise<Outcome<Record<string, never>>> {
  const id = hoursIdOf(workId, context.member._id);
  const standing = await arrivedHours(id, context);
  if (standing instanceof Refused) return standing;
  // Gone already: the same wish, told twice.
  if (!standing) return {};
  if (standing.revision !== seen || !hoursAllow('drop', standing.status))
    return refuse('SERVICE_HOURS_CHANGED');
  const removed = await context.repositories.serviceHours.removeHours(standing);
  return removed === 1 ? {} : refuse('SERVICE_HOURS_CHANGED');
}
