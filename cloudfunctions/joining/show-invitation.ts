import type { InvitationAnswer } from '../shared/contract/joining';
import { type Invitation, invitationEndsAtMs, newInvitationCode } from '../shared/domain/joining';
import type { Organisation } from '../shared/domain/organisation';
import { DuplicateKey } from '../shared/repositories';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { organisationsById } from '../shared/runtime/shared-reads';

/** The code by which members ask to join a branch, made when it is first asked for, and anew when its time is over. */
export async function showInvitation(
  { organisationId }: { organisationId: string },
  context: MemberContext,
): Promise<Outcome<InvitationAnswer>> {
  const branch = await invitedTo(organisationId, context);
  if (branch instanceof Refused) return branch;
  const { nowMs, repositories } = context;
  const { invitations } = repositories;
  const known = await invitations.ofBranch(organisationId);
  if (known && invitationEndsAtMs(known) <= nowMs)
    return renewInvitation({ organisationId, version: known.version }, context);
  if (known) return answerOf(known, branch);
  const fresh = newInvitation(organisationId, 1, context);
  try {
    await invitations.insert(fresh);
    return answerOf(fresh, branch);
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
  }
  const other = await invitations.ofBranch(organisationId);
  // Nobody made one at the same moment: then another branch has this very code, once in a million million.
  return other ? answerOf(other, branch) : refuse('BUSY');
}

/** Withdraws the code of a version; sent again, it finds that version gone and changes nothing. */
export async function renewInvitation(
  { organisationId, version }: { organisationId: string; version: number },
  context: MemberContext,
): Promise<Outcome<InvitationAnswer>> {
  const branch = await invitedTo(organisationId, context);
  if (branch instanceof Refused) return branch;
  const { invitations } = context.repositories;
  try {
    await invitations.renew(version, newInvitation(organisationId, version + 1, context));
  } catch (error) {
    if (error instanceof DuplicateKey) return refuse('BUSY');
    throw error;
  }
  const now = await invitations.ofBranch(organisationId);
  return now ? answerOf(now, branch) : refuse('BAD_REQUEST', { field: 'version' });
}

async function invitedTo(
  organisationId: string,
  { may, nowMs }: MemberContext,
): Promise<Outcome<Organisation>> {
  const branch = (await organisationsById([organisationId], nowMs)).get(organisationId);
  if (!branch || !may(branch.path)) return refuse('NOT_ALLOWED');
  return branch.kind === 'branch' ? branch : refuse('ORGANISATION_PLACE_WRONG');
}

const newInvitation = (
  branchId: string,
  version: number,
  { random, nowMs, member }: MemberContext,
): Invitation => ({
  ...{ _id: branchId, code: newInvitationCode(random), version },
  ...{ madeAtMs: nowMs, madeBy: member._id },
});

const answerOf = (invitation: Invitation, { name }: Organisation): InvitationAnswer => ({
  ...{ branchName: name, code: invitation.code, version: invitation.version },
  expiresAtMs: invitationEndsAtMs(invitation),
});
