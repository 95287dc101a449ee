import type { PeopleAnswer } from '../shared/contract/organisation';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused } from '../shared/runtime/outcome';
import { organisationsById } from '../shared/runtime/shared-reads';
import { ownOrganisation } from './own-organisation';

const pageLength = 100;

/** People of an organisation and below it, by the initials of their names. */
export async function listPeople(
  { organisationId, offset }: { organisationId: string; offset: number },
  context: MemberContext,
): Promise<Outcome<PeopleAnswer>> {
  const organisation = await ownOrganisation(context, organisationId);
  if (organisation instanceof Refused) return organisation;
  const { roster, bindings } = context.repositories;
  const [members, total] = await Promise.all([
    roster.membersBelow(organisationId, offset, pageLength),
    roster.countMembers(organisationId),
  ]);
  const [phones, branches] = await Promise.all([
    members.length === 0 ? [] : bindings.ofMembers(members.map(({ _id }) => _id)),
    organisationsById(
      members.map(({ branchId }) => branchId),
      context.nowMs,
    ),
  ]);
  const bound = new Set(phones.map(({ memberId }) => memberId));
  return {
    organisationName: organisation.name,
    rows: members.map(({ _id, name, branchId, segments, roles }) => ({
      ...{ memberId: _id, name, branchId, segments },
      branchName: branches.get(branchId)?.name ?? '',
      roles: roles.map(({ role, organisationId: id, organisationName }) => ({
        ...{ role, organisationId: id, organisationName },
      })),
      bound: bound.has(_id),
    })),
    total,
    ...(offset + members.length < total && members.length > 0
      ? { nextOffset: offset + members.length }
      : {}),
  };
}
