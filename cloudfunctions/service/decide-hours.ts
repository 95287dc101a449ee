import type { HoursStatus } from '../shared/contract/service-work';
import {
  hasBegun,
  type HoursAction,
  hoursAllow,
  hoursIdOf,
  type ServiceHours,
} from '../shared/domain/service';
import type { MemberContext } from '../shared/runtime/context';
import { inGroups } from '../shared/runtime/in-groups';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { arrivedHours, noteDecision, refusedByLedger, settleHours } from './settle-hours';

interface Seen {
  workId: string;
  memberId: string;
  seen: number;
}

interface Confirmed extends Seen {
  hours: number;
  reason?: string | undefined;
}

/**
 * Confirms hours as they were seen, also other ones than were told. The word is written first, then the points: the same word said again
 * goes on with what a dead call left on its way.
 */
export async function confirmHours(
  input: Confirmed,
  context: MemberContext,
): Promise<Outcome<{ status: HoursStatus; points: number }>> {
  const { member, nowMs, repositories } = context;
  const { seen, hours, reason } = input;
  const told = await coveredHours(input, context);
  if (told instanceof Refused) return told;
  if (!told) return enterHours(input, context);
  const isRepeated =
    told.revision === seen + 1 && told.status === 'confirmed' && told.hours === hours;
  if (isRepeated && told.decidedBy === member._id) return outcomeOf(told);
  const against = hindrance(told, 'confirm', seen);
  if (against) return against;
  const isChange = told.status === 'confirmed';
  if (isChange && told.hours === hours) return outcomeOf(told);
  // The member reads in the score book why points were taken back.
  if (isChange && reason === undefined) return refuse('BAD_REQUEST', { field: 'reason' });
  const byLedger = await refusedByLedger(told, hours, context);
  if (byLedger) return byLedger;
  const word = {
    ...{ status: 'counting' as const, hours, revision: seen + 1 },
    ...{ decidedBy: member._id, decidedAtMs: nowMs },
    ...(reason === undefined ? {} : { reason }),
  };
  if (!(await repositories.serviceHours.changeHours(told, word)))
    return refuse('SERVICE_HOURS_CHANGED');
  const before = { ...told };
  // What was said earlier is no reason of this word.
  delete before.reason;
  return outcomeOf(await settleHours({ ...before, ...word }, context));
}

const outcomeOf = ({ status, points = 0 }: ServiceHours) => ({ status, points });

/** Confirms several, each as it was seen. What has changed meanwhile, and the own ones, are left for a look of their own. */
export async function confirmAll(
  { rows }: { rows: Confirmed[] },
  context: MemberContext,
): Promise<Outcome<{ confirmed: number; left: number }>> {
  // One after the other: several may be one member's, whose record is one document.
  const outcomes = await inGroups(rows, 1, (row) => confirmHours(row, context));
  const forbidden = outcomes.find((one) => one instanceof Refused && one.code === 'NOT_ALLOWED');
  if (forbidden instanceof Refused) return forbidden;
  const confirmed = outcomes.filter((one) => !(one instanceof Refused)).length;
  return { confirmed, left: rows.length - confirmed };
}

/** Sends hours back to who told of them. */
export async function sendBack(
  input: Seen & { reason: string },
  context: MemberContext,
): Promise<Outcome<{ status: HoursStatus }>> {
  const said = await say(input, 'send-back', 'returned', context);
  if (said instanceof Refused) return said;
  await noteDecision(said, context);
  return { status: said.status };
}

/** Takes confirmed hours back, and their points by a reversing entry. */
export async function takeBack(
  input: Seen & { reason: string },
  context: MemberContext,
): Promise<Outcome<{ status: HoursStatus }>> {
  const said = await say(input, 'take-back', 'reversing', context);
  return said instanceof Refused ? said : { status: (await settleHours(said, context)).status };
}

async function say(
  input: Seen & { reason: string },
  action: HoursAction,
  status: 'returned' | 'reversing',
  context: MemberContext,
): Promise<Outcome<ServiceHours>> {
  const { member, nowMs, repositories } = context;
  const { seen, reason } = input;
  const told = await coveredHours(input, context);
  if (told instanceof Refused) return told;
  if (!told) return refuse('NOT_ALLOWED');
  const arrived = status === 'reversing' ? 'taken-back' : status;
  const isRepeated = told.revision === seen + 1 && told.status === arrived;
  if (isRepeated && told.decidedBy === member._id) return told;
  const against = hindrance(told, action, seen);
  if (against) return against;
  const decided = { decidedBy: member._id, decidedAtMs: nowMs };
  const word = { status, reason, revision: seen + 1, ...decided };
  const isSaid = await repositories.serviceHours.changeHours(told, word);
  return isSaid ? { ...told, ...word } : refuse('SERVICE_HOURS_CHANGED');
}

const hindrance = (told: ServiceHours, action: HoursAction, seen: number): Refused | undefined =>
  told.revision === seen && hoursAllow(action, told.status)
    ? undefined
    : refuse('SERVICE_HOURS_CHANGED');

/** Hours of somebody whom the caller's roles cover and who is not the caller; undefined where there are none. */
async function coveredHours(
  { workId, memberId }: Seen,
  context: MemberContext,
): Promise<Outcome<ServiceHours | undefined>> {
  const id = hoursIdOf(workId, memberId);
  const told = await context.repositories.serviceHours.hoursById(id);
  if (!told) return undefined;
  // Unknown looks like foreign.
  if (!context.may(told.orgPath)) return refuse('NOT_ALLOWED');
  if (memberId === context.member._id) return refuse('POINTS_FOR_ONESELF');
  return arrivedHours(id, context);
}

/** Enters hours of somebody who has told of none: signed up, or without a phone. */
async function enterHours(
  { workId, memberId, seen, hours }: Confirmed,
  context: MemberContext,
): Promise<Outcome<{ status: HoursStatus; points: number }>> {
  const { may, member, nowMs, repositories } = context;
  const activity = await repositories.services.activityById(workId);
  const [person] = await repositories.members.byIds([memberId]);
  const isInvited = person && activity && person.orgPath.includes(activity.organisationId);
  if (!isInvited || !may(person.orgPath)) return refuse('NOT_ALLOWED');
  if (memberId === member._id) return refuse('POINTS_FOR_ONESELF');
  if (seen !== 0) return refuse('SERVICE_HOURS_CHANGED');
  if (!hasBegun(activity, nowMs)) return refuse('SERVICE_NOT_YET');
  const { seasonId, kind, startsAtMs: atMs } = activity;
  if (!(await repositories.studyHeaders.exists(seasonId, memberId))) return refuse('NOT_ALLOWED');
  const entered: ServiceHours = {
    ...{ _id: hoursIdOf(workId, memberId), workId, seasonId, memberId },
    ...{ branchId: person.branchId, orgPath: person.orgPath, kind, atMs, hours },
    ...{ status: 'counting', revision: 1, sentAtMs: nowMs },
    ...{ decidedBy: member._id, decidedAtMs: nowMs },
  };
  if (!(await repositories.serviceHours.insertHours(entered)))
    return refuse('SERVICE_HOURS_CHANGED');
  return outcomeOf(await settleHours(entered, context));
}
