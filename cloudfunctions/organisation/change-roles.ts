import type { AuditAction, RoleName } from '../shared/contract/vocabulary';
import type { Member, Organisation } from '../shared/domain/organisation';
import { beginAdministrators } from '../shared/runtime/begin-administrators';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { ownOrganisation } from './own-organisation';

interface Grant {
  memberId: string;
  role: RoleName;
  organisationId: string;
}

/**
 * Gives somebody a role for an organisation that the caller may grant it for: nobody grants above or beside the own reach, and
 * only to people of the same tree's part. Read at the next call of whoever receives it.
 */
export async function grantRole(
  input: Grant,
  context: MemberContext,
): Promise<Outcome<{ granted: boolean }>> {
  const subject = await subjectOf(input, context);
  if (subject instanceof Refused) return subject;
  const { organisation, member } = subject;
  const { roster } = context.repositories;
  const { role, organisationId } = input;
  const granted = await roster.grantRole(member._id, {
    ...{ role, organisationId, organisationName: organisation.name },
    ...{ grantedBy: context.member._id, grantedAtMs: context.nowMs },
  });
  if (isOfTheTree(role, organisation)) {
    await beginAdministrators(organisation, context.repositories);
    await roster.addAdministrator(organisationId, member._id);
  }
  if (granted) await noteAndShow('role-granted', input, subject, context);
  return { granted };
}

/** Ends a role. The last administrator of a tree keeps it: nobody could grant one again. */
export async function endRole(
  input: Grant,
  context: MemberContext,
): Promise<Outcome<{ ended: boolean }>> {
  const subject = await subjectOf(input, context);
  if (subject instanceof Refused) return subject;
  const { organisation, member } = subject;
  const { roster } = context.repositories;
  const { role, organisationId } = input;
  const holds = member.roles.some(
    (one) => one.role === role && one.organisationId === organisationId,
  );
  if (!holds) return { ended: false };
  if (isOfTheTree(role, organisation)) {
    await beginAdministrators(organisation, context.repositories);
    if (!(await roster.removeAdministrator(organisationId, member._id))) {
      const now = await roster.organisationById(organisationId);
      const listed = now?.administratorIds ?? [];
      // Not on the list, but others are: an earlier attempt got that far.
      if (listed.includes(member._id) || listed.length === 0) return refuse('LAST_ADMINISTRATOR');
    }
  }
  const ended = await roster.endRole(member._id, input);
  if (ended) await noteAndShow('role-ended', input, subject, context);
  return { ended };
}

interface Subject {
  organisation: Organisation;
  member: Member;
}

/** The organisation and the person, if the caller may grant roles for the one and knows the other. */
async function subjectOf(
  { memberId, organisationId }: Grant,
  context: MemberContext,
): Promise<Outcome<Subject>> {
  const organisation = await ownOrganisation(context, organisationId);
  if (organisation instanceof Refused) return organisation;
  const member = await context.repositories.roster.memberById(memberId);
  // Somebody beyond the caller's reach is not there.
  return member && context.may(member.orgPath)
    ? { organisation, member }
    : refuse('MEMBER_NOT_FOUND');
}

const isOfTheTree = (role: RoleName, { parentId }: Organisation) =>
  role === 'administrator' && parentId === null;

async function noteAndShow(
  action: Extract<AuditAction, 'role-granted' | 'role-ended'>,
  { role, organisationId }: Grant,
  { organisation, member }: Subject,
  { member: by, nowMs, repositories }: MemberContext,
): Promise<void> {
  await repositories.audit.note({
    _id: `${action}:${member._id}:${role}:${organisationId}:${nowMs}`,
    ...{ action, by: by._id, atMs: nowMs, orgPath: organisation.path, subjectId: member._id },
    facts: { role, organisationId },
  });
  const season = await repositories.seasons.running();
  const now = season && (await repositories.roster.memberById(member._id));
  if (!now) return;
  const roles = [...new Set(now.roles.map((one) => one.role))];
  await repositories.roster.showRoles(`${season._id}:${member._id}`, roles);
}
