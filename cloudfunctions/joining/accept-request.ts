import { derivedId, isBound } from '../shared/domain/joining';
import { nameInitials } from '../shared/domain/name-initials';
import type { Asking, Binding, Member, Organisation } from '../shared/domain/organisation';
import { may } from '../shared/domain/permissions';
import { DuplicateKey } from '../shared/repositories';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { organisationsById } from '../shared/runtime/shared-reads';
import { settleJoining } from './settle-joining';

interface Acceptance {
  askId: string;
  memberId?: string | undefined;
  replace?: boolean | undefined;
}

interface Accepted {
  memberId: string;
  name: string;
  branchId: string;
}

/**
 * Lets somebody in: binds the phone to a member of the roster, or to a new one. Every step may be done again, so that whatever
 * breaks in between is made whole by the same tap.
 */
export async function acceptRequest(
  input: Acceptance,
  context: MemberContext,
): Promise<Outcome<Accepted>> {
  const { repositories, nowMs } = context;
  const binding = await repositories.bindings.ofAsk(input.askId);
  if (!binding) return refuse('JOIN_NOT_WAITING');
  if (isBound(binding)) return completeAgain(binding, context);
  if (!binding.asking) return refuse('JOIN_NOT_WAITING');
  const { branchId } = binding.asking;
  const branch = (await organisationsById([branchId], nowMs)).get(branchId);
  if (!branch || !context.may(branch.path)) return refuse('NOT_ALLOWED');
  const member = await memberFor(input, { ...binding.asking, branch }, context);
  if (member instanceof Refused) return member;
  const refused = await bindTo(member, binding, input.replace === true, context);
  if (!refused) return complete(member, binding, context);
  // Somebody else was faster, with another choice or a no: what was made for this one would be nobody's for ever.
  if (input.memberId === undefined) await forgetUnbound(member._id, context);
  return refused;
}

/** The member of the roster that was chosen, or a new one of the name that was asked under. */
async function memberFor(
  { askId, memberId }: Acceptance,
  { name, branch, candidateIds }: Asking & { branch: Organisation },
  { repositories, member: decider, nowMs, may: mayAdmit }: MemberContext,
): Promise<Outcome<Member>> {
  if (memberId === undefined) {
    // A number is on the roster or it is nobody's; nobody new is made of it.
    if (candidateIds) return refuse('MEMBER_NOT_FOUND');
    const place = { branchId: branch._id, orgPath: branch.path, segments: [], roles: [] };
    const initials = nameInitials(name);
    const _id = derivedId('member', askId);
    const fresh = { _id, name, nameInitials: initials, ...place, nameHidden: false };
    await repositories.roster.addMember(fresh);
    return fresh;
  }
  const member = await repositories.roster.memberById(memberId);
  const fits = candidateIds
    ? candidateIds.includes(memberId) && mayAdmit(member?.orgPath ?? [])
    : member?.branchId === branch._id;
  if (!member || !fits) return refuse('MEMBER_NOT_FOUND');
  // Whoever binds a phone to a role has the role: only those who could grant it may.
  const paths = await organisationsById(
    member.roles.map(({ organisationId }) => organisationId),
    nowMs,
  );
  const isAllowed = member.roles.every(({ organisationId }) =>
    may(decider.roles, 'grantRoles', paths.get(organisationId)?.path ?? []),
  );
  return isAllowed ? member : refuse('MEMBER_HOLDS_ROLE');
}

/** Undefined when the phone is the member's now. */
async function bindTo(
  member: Member,
  binding: Binding,
  replace: boolean,
  { repositories, nowMs }: MemberContext,
): Promise<Refused | undefined> {
  const earlier = await repositories.bindings.ofMember(member._id);
  // The same tap at the same time: the other one was faster, and must not be taken for a phone to replace.
  if (earlier?._id === binding._id) return undefined;
  if (earlier && !replace) return refuse('MEMBER_BOUND');
  if (earlier) await repositories.bindings.replace(earlier._id, member._id, nowMs);
  try {
    const bound = await repositories.bindings.bind(binding.askId ?? '', member._id, nowMs);
    if (bound) return undefined;
    // The request went elsewhere meanwhile, so nothing takes the earlier phone's place.
    if (earlier) await repositories.bindings.restore(earlier, nowMs);
    return refuse('JOIN_NOT_WAITING');
  } catch (error) {
    if (error instanceof DuplicateKey) return refuse('MEMBER_BOUND');
    throw error;
  }
}

/** A request that is over never waits again, so nobody can still bind it to this member. */
async function forgetUnbound(memberId: string, { repositories }: MemberContext): Promise<void> {
  if (await repositories.bindings.ofMember(memberId)) return;
  await repositories.roster.forgetMember(memberId);
}

async function completeAgain(binding: Binding, context: MemberContext): Promise<Outcome<Accepted>> {
  const member = await context.repositories.roster.memberById(binding.memberId);
  if (!member) return refuse('JOIN_NOT_WAITING');
  return context.may(member.orgPath) ? complete(member, binding, context) : refuse('NOT_ALLOWED');
}

/** What follows from the binding: the season's record, the check-ins that waited, the counts, the note. */
async function complete(
  member: Member,
  binding: Binding,
  context: MemberContext,
): Promise<Accepted> {
  const { repositories, nowMs } = context;
  await settleJoining(member, binding._id, context);
  await repositories.audit.note({
    _id: `member-joined:${binding.askId ?? ''}`,
    action: 'member-joined',
    by: context.member._id,
    atMs: nowMs,
    orgPath: member.orgPath,
    subjectId: member._id,
    facts: { branchId: member.branchId },
  });
  return { memberId: member._id, name: member.name, branchId: member.branchId };
}
