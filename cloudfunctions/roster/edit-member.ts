import type { RosterMember } from '../shared/contract/roster';
import type { Segment } from '../shared/contract/vocabulary';
import { plainName } from '../shared/domain/joining';
import { nameInitials } from '../shared/domain/name-initials';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { noteChange, ownMember, rowOf } from './own-member';

/** Corrects a name or segments, on the roster and in the running season's record. */
export async function editMember(
  input: { memberId: string; name: string; segments: Segment[] },
  context: MemberContext,
): Promise<Outcome<RosterMember>> {
  const { nowMs, repositories } = context;
  const member = await ownMember(input.memberId, context);
  if (member instanceof Refused) return member;
  const name = plainName(input.name);
  const segments = [...new Set(input.segments)];
  const next = { ...member, name, segments };
  const isRenamed = name !== member.name;
  const isSorted = segments.join() !== member.segments.join();
  if (!isRenamed && !isSorted) return rowOf(member);
  await repositories.roster.changeMember(member._id, {
    ...{ name, nameInitials: nameInitials(name), segments },
  });
  const season = await repositories.seasons.running();
  if (season && isSorted)
    await repositories.roster.changeRecord(`${season._id}:${member._id}`, { segments }, nowMs);
  const facts = { renamed: isRenamed, from: member.segments.join(), to: segments.join() };
  await noteChange(member, facts, context);
  return rowOf(next);
}

/** Decides whether somebody counts in the branch's mean and index; with a reason, since it moves the ranking of branches. */
export async function setEligible(
  { memberId, eligible, reason }: { memberId: string; eligible: boolean; reason: string },
  context: MemberContext,
): Promise<Outcome<{ changed: boolean }>> {
  const { nowMs, repositories } = context;
  const member = await ownMember(memberId, context);
  if (member instanceof Refused) return member;
  const season = await repositories.seasons.running();
  if (!season) return refuse('NO_SEASON');
  const recordId = `${season._id}:${memberId}`;
  const changed = await repositories.roster.setEligible(recordId, eligible, nowMs);
  if (changed) await noteChange(member, { eligible }, context, reason);
  return { changed };
}
