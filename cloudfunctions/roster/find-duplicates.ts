import type { DuplicatesAnswer, LikeEntry } from '../shared/contract/roster';
import { likePairs } from '../shared/domain/member-merge';
import type { Member } from '../shared/domain/organisation';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { organisationsById } from '../shared/runtime/shared-reads';

/** Nobody decides more of them in one sitting; what is merged makes room. */
const mostPairs = 50;
/** Pairs whose phones are looked at: two ids each, as many as one query takes. */
const mostLooked = 500;

/** Entries of an organisation and below it that may be one person's. */
export async function findDuplicates(
  { organisationId }: { organisationId: string },
  context: MemberContext,
): Promise<Outcome<DuplicatesAnswer>> {
  const { may, nowMs, repositories } = context;
  const organisation = (await organisationsById([organisationId], nowMs)).get(organisationId);
  if (!organisation || !may(organisation.path)) return refuse('NOT_ALLOWED');
  const alike = likePairs(await repositories.roster.everybodyBelow(organisationId));
  const looked = alike.slice(0, mostLooked);
  const entries = await entriesOf([...new Set(looked.flatMap(({ pair }) => pair))], context);
  const pairs = looked.flatMap(({ likeness, pair: [one, other] }) => {
    const [a, b] = [entries.get(one._id), entries.get(other._id)];
    // Two phones in two branches under one name are two people.
    if (!a || !b || (likeness === 'name' && a.bound && b.bound)) return [];
    return [{ likeness, entries: [a, b] as [LikeEntry, LikeEntry] }];
  });
  const complete = pairs.length <= mostPairs && alike.length <= mostLooked;
  return { pairs: pairs.slice(0, mostPairs), complete };
}

/** What is shown of entries, by member. */
export async function entriesOf(
  members: readonly Member[],
  { nowMs, repositories }: Pick<MemberContext, 'nowMs' | 'repositories'>,
): Promise<Map<string, LikeEntry>> {
  if (members.length === 0) return new Map();
  const phones = await repositories.bindings.ofMembers(members.map(({ _id }) => _id));
  const bound = new Set(phones.map(({ memberId }) => memberId));
  const branches = await organisationsById([...new Set(members.map((one) => one.branchId))], nowMs);
  return new Map(
    members.map(({ _id, name, branchId, segments, roles, phoneMasked }) => [
      _id,
      {
        ...{ memberId: _id, name, segments, bound: bound.has(_id) },
        branchName: branches.get(branchId)?.name ?? '',
        roles: [...new Set(roles.map(({ role }) => role))],
        ...(phoneMasked === undefined ? {} : { phone: phoneMasked }),
      },
    ]),
  );
}
