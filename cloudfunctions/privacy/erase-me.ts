import type { Member } from '../shared/domain/organisation';
import { StoreBusy } from '../shared/repositories';
import type { MemberContext } from '../shared/runtime/context';
import { beginAdministrators } from '../shared/runtime/begin-administrators';
import { eraseMember } from '../shared/erasure/erase-member';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';

/**
 * Erases the caller for good. Put on the list first: if this call dies anywhere, the timer of `retain` goes on. Whoever is needed by
 * others is refused with what has to be done before.
 */
export async function eraseMe(
  _input: unknown,
  context: MemberContext,
): Promise<Outcome<{ erased: true }>> {
  const { member, nowMs, repositories } = context;
  if (await repositories.merges.concerning(member._id))
    throw new StoreBusy('the member is being merged with another entry');
  const free = await leaveOffice(member, context);
  if (free instanceof Refused) return free;
  await repositories.erasures.begin(member._id, nowMs);
  await repositories.audit.note({
    _id: `member-erased:${member._id}`,
    ...{ action: 'member-erased', by: member._id, atMs: nowMs, orgPath: member.orgPath },
    ...{ subjectId: member._id, facts: {} },
  });
  await eraseMember(member._id, context);
  return { erased: true };
}

/** More than a handful for one organisation is nobody's wish. */
const mostHolders = 100;

/** A branch keeps somebody who runs it, and a tree an administrator: two who go at once cannot both be the last but one. */
async function leaveOffice(
  { _id, roles }: Member,
  { repositories }: MemberContext,
): Promise<Outcome<undefined>> {
  const { roster } = repositories;
  for (const { role, organisationId } of roles) {
    if (role !== 'secretary') continue;
    const holders = await roster.holdersFor([organisationId], mostHolders);
    const runs = (one: Member) =>
      one.roles.some(
        (grant) => grant.organisationId === organisationId && grant.role === 'secretary',
      );
    const others = holders.filter((one) => one._id !== _id && runs(one));
    const ofMembers = await roster.countMembers(organisationId);
    if (others.length === 0 && ofMembers > 1)
      return refuse('DUTIES_OPEN', { members: ofMembers - 1 });
  }
  for (const { role, organisationId } of roles) {
    if (role !== 'administrator') continue;
    const organisation = await roster.organisationById(organisationId);
    if (!organisation || organisation.parentId !== null) continue;
    await beginAdministrators(organisation, repositories);
    if (await roster.removeAdministrator(organisationId, _id)) continue;
    const listed = (await roster.organisationById(organisationId))?.administratorIds ?? [];
    // Not on the list, but others are: an earlier attempt got that far.
    if (listed.includes(_id) || listed.length === 0) return refuse('LAST_ADMINISTRATOR');
  }
  return undefined;
}
