import type { OwnServices } from '../shared/contract/service-answers';
import { grantsWith } from '../shared/domain/permissions';
import { serviceRuleOf } from '../shared/domain/rules';
import { daysToTell, hasBegun } from '../shared/domain/service';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused } from '../shared/runtime/outcome';
import { activityRow, ownHours, ownSeason } from './own-activity';
import { settleHours } from './settle-hours';

const mostOpen = 50;
const mostSignedUpTo = 100;

/** What is open to the caller, what the caller has signed up to and not told of, and the own hours with how they stand. */
export async function showMine(
  _input: unknown,
  context: MemberContext,
): Promise<Outcome<OwnServices>> {
  const { member, nowMs, repositories } = context;
  const { serviceHours, services } = repositories;
  const season = await ownSeason(context);
  if (season instanceof Refused) return season;
  const [open, joined, read] = await Promise.all([
    services.openTo(season._id, member.orgPath, { nowMs, limit: mostOpen }),
    services.signedUpBy(season._id, member._id, mostSignedUpTo),
    serviceHours.hoursOfMember(season._id, member._id),
  ]);
  const told = await Promise.all(read.map((one) => settleHours(one, context)));
  const known = new Map([...open, ...joined].map((one) => [one._id, one]));
  const missing = told.flatMap(({ workId, own }) => (own || known.has(workId) ? [] : [workId]));
  if (missing.length > 0)
    for (const one of await services.activitiesByIds(missing)) known.set(one._id, one);
  const toldOf = new Set(told.map(({ workId }) => workId));
  const sumOf = (status: 'confirmed' | 'waiting') =>
    told.reduce((sum, one) => sum + (one.status === status ? one.hours : 0), 0);
  const row = (one: (typeof open)[number]) => activityRow(one, member._id);
  return {
    rule: serviceRuleOf(season.rules),
    hours: { confirmed: sumOf('confirmed'), waiting: sumOf('waiting') },
    open: open.map(row).sort((a, b) => a.startsAtMs - b.startsAtMs),
    toReport: joined
      .filter((one) => hasBegun(one, nowMs) && one.endsAtMs <= nowMs && !toldOf.has(one._id))
      .map(row),
    told: told.map((one) => ownHours(one, known.get(one.workId))),
    days: daysToTell(season, nowMs),
    manages: grantsWith(member.roles, ['readServices']).length > 0,
  };
}
