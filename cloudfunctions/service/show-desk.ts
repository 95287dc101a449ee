import type { HoursRow, ServiceDesk, WaitingHours } from '../shared/contract/service-answers';
import type { ServiceHours } from '../shared/domain/service';
import type { MemberContext } from '../shared/runtime/context';
import { namesOf } from '../shared/runtime/members-by-id';
import { type Outcome, Refused } from '../shared/runtime/outcome';
import { organisationsById } from '../shared/runtime/shared-reads';
import { deskActivity, deskActs, ownedBy } from './own-activity';
import { settleHours } from './settle-hours';

const mostWaiting = 30;
const mostListed = 200;

/** What waits for a word in an organisation and below, then its activities. */
export async function showDesk(
  { organisationId }: { organisationId?: string | undefined },
  context: MemberContext,
): Promise<Outcome<ServiceDesk>> {
  const { grants, member, nowMs, repositories } = context;
  const ownIds = [...new Set(grants.map((grant) => grant.organisationId))];
  const found = await ownedBy(organisationId ?? ownIds[0] ?? '', context);
  if (found instanceof Refused) return found;
  const { owner, season } = found;
  const { serviceHours, services } = repositories;
  const [read, activities, owners] = await Promise.all([
    serviceHours.waiting(season._id, [owner._id], mostWaiting + 1),
    services.activitiesBelow(season._id, [owner._id], mostListed),
    organisationsById(ownIds, nowMs),
  ]);
  const arrived = await Promise.all(read.map((one) => settleHours(one, context)));
  const waiting = arrived.filter(({ status }) => status === 'waiting');
  return {
    ...{ organisationId: owner._id, organisationName: owner.name },
    owners: ownIds.flatMap((id) => {
      const name = owners.get(id)?.name;
      return name === undefined ? [] : [{ organisationId: id, name }];
    }),
    waiting: await waitingRows(waiting.slice(0, mostWaiting), context),
    more: read.length > mostWaiting,
    activities: activities.map((one) => deskActivity(one, member._id)),
    may: deskActs(context, owner.path),
    season: { startsAtMs: season.startsAtMs, endsAtMs: season.endsAtMs },
  };
}

async function waitingRows(
  waiting: readonly ServiceHours[],
  context: MemberContext,
): Promise<WaitingHours[]> {
  const held = waiting.flatMap(({ own, workId }) => (own ? [] : [workId]));
  const [rows, activities] = await Promise.all([
    hoursRows(waiting, context),
    held.length > 0 ? context.repositories.services.activitiesByIds(held) : [],
  ]);
  const byId = new Map(activities.map((one) => [one._id, one]));
  return waiting.flatMap(({ own, workId, kind, atMs }, at) => {
    const row = rows[at];
    const what = own ?? byId.get(workId);
    if (!row) return [];
    const counts = own && { items: own.items, people: own.people };
    const { title = '', venue = '' } = what ?? {};
    return [{ ...row, kind, atMs, title, venue, ...(counts ? { own: counts } : {}) }];
  });
}

/** Hours with the names of who did them; in the order in which they come. */
export async function hoursRows(
  told: readonly Pick<
    ServiceHours,
    'workId' | 'memberId' | 'branchId' | 'hours' | 'revision' | 'status' | 'points' | 'reason'
  >[],
  context: MemberContext,
): Promise<HoursRow[]> {
  const ids = told.map(({ memberId }) => memberId);
  const places = [...new Set(told.map(({ branchId }) => branchId))];
  const [names, branches] = await Promise.all([
    namesOf(ids, context),
    organisationsById(places, context.nowMs),
  ]);
  return told.map((one) => {
    const { workId, memberId, branchId, hours, revision, status, points, reason } = one;
    return {
      ...{ workId, memberId, hours, revision, status },
      name: names.get(memberId) ?? '',
      branchName: branches.get(branchId)?.name ?? '',
      ...(points === undefined ? {} : { points }),
      ...(reason === undefined ? {} : { reason }),
      isCaller: memberId === context.member._id,
    };
  });
}
