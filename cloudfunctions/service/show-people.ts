import type { ServiceResponses } from '../shared/contract/service';
import type { ActivityPeople, HoursRow } from '../shared/contract/service-answers';
import type { Member } from '../shared/domain/organisation';
import { plannedHours } from '../shared/domain/service';
import type { MemberContext } from '../shared/runtime/context';
import { membersById } from '../shared/runtime/members-by-id';
import { type Outcome, Refused } from '../shared/runtime/outcome';
import { organisationsById } from '../shared/runtime/shared-reads';
import { coveredActivity, deskActivity, deskActs } from './own-activity';
import { settleHours } from './settle-hours';
import { hoursRows } from './show-desk';

/** Hours of one activity: as many as can sign up, and those who came without. */
const mostHoursOfOne = 600;
const mostFound = 20;

/** Who has signed up to an activity or told of hours; who has told of none stands with the hours of the plan. */
export async function showPeople(
  { activityId }: { activityId: string },
  context: MemberContext,
): Promise<Outcome<ActivityPeople>> {
  const activity = await coveredActivity(activityId, context);
  if (activity instanceof Refused) return activity;
  const read = await context.repositories.serviceHours.hoursOfWork(activity._id, mostHoursOfOne);
  const told = await Promise.all(read.map((one) => settleHours(one, context)));
  const hasTold = new Set(told.map(({ memberId }) => memberId));
  const silent = activity.signedUp.filter((id) => !hasTold.has(id));
  const members = await membersById(silent, context);
  const rows: HoursRow[] = await hoursRows(told, context);
  const names = await branchNames([...members.values()], context);
  for (const memberId of silent) {
    const member = members.get(memberId);
    if (!member) continue;
    rows.push({
      ...{ workId: activity._id, memberId, name: member.name, hours: plannedHours(activity) },
      ...{ branchName: names.get(member.branchId) ?? '', revision: 0, status: 'none' },
      isCaller: memberId === context.member._id,
    });
  }
  const order = ['waiting', 'none', 'returned', 'confirmed', 'taken-back'];
  const byName = new Intl.Collator('zh-CN');
  return {
    activity: deskActivity(activity, context.member._id),
    rows: rows.sort(
      (a, b) => order.indexOf(a.status) - order.indexOf(b.status) || byName.compare(a.name, b.name),
    ),
    may: deskActs(context, activity.orgPath),
  };
}

/** Members of that name below the activity's organisation and within the caller's reach. */
export async function findMembers(
  { activityId, name }: { activityId: string; name: string },
  context: MemberContext,
): Promise<Outcome<ServiceResponses['find']>> {
  const activity = await coveredActivity(activityId, context);
  if (activity instanceof Refused) return activity;
  const { roster } = context.repositories;
  const ids = await roster.idsNamed([activity.organisationId], name, mostFound);
  const members = [...(await membersById(ids, context)).values()];
  const found = members.filter(
    ({ _id, orgPath }) => context.may(orgPath) && _id !== context.member._id,
  );
  const names = await branchNames(found, context);
  return {
    found: found.map(({ _id, name: own, branchId }) => ({
      ...{ memberId: _id, name: own, branchName: names.get(branchId) ?? '' },
    })),
  };
}

async function branchNames(
  members: readonly Pick<Member, 'branchId'>[],
  { nowMs }: MemberContext,
): Promise<Map<string, string>> {
  const found = await organisationsById([...new Set(members.map((one) => one.branchId))], nowMs);
  return new Map([...found].map(([id, { name }]) => [id, name]));
}
