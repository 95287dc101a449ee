import type { MeAnswer } from '../shared/contract/organisation';
import type { MemberContext } from '../shared/runtime/context';
import { organisationsById } from '../shared/runtime/shared-reads';

/** Who the caller is on the roster, with the roles the server holds. */
export async function showMe(_input: unknown, { member, nowMs }: MemberContext): Promise<MeAnswer> {
  const organisations = await organisationsById(member.orgPath, nowMs);
  const committee = member.orgPath
    .map((id) => organisations.get(id))
    .find((one) => one?.kind === 'committee');
  return {
    name: member.name,
    branchName: organisations.get(member.branchId)?.name ?? '',
    committeeName: committee?.name ?? '',
    segments: member.segments,
    roles: member.roles.map(({ role, organisationName }) => ({ role, organisationName })),
    nameHidden: member.nameHidden,
  };
}
