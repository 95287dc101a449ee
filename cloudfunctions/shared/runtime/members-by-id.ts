import type { Member } from '../domain/organisation';
import type { CallContext } from './context';
import { inGroups } from './in-groups';

/** Ids of one query: a store compares every document with the whole list, so several short lists cost less than a long one. */
const idsAtOnce = 200;
/** Queries side by side: the base plan of the platform allows 30 a second. */
const queriesAtOnce = 5;

type Roster = Pick<CallContext, 'repositories'>;

/** Members by id, however many; whoever is erased from the roster is missing. */
export async function membersById(
  memberIds: readonly string[],
  { repositories }: Roster,
): Promise<Map<string, Member>> {
  const ids = [...new Set(memberIds)];
  const parts = Array.from({ length: Math.ceil(ids.length / idsAtOnce) }, (_, index) =>
    ids.slice(index * idsAtOnce, (index + 1) * idsAtOnce),
  );
  const found = await inGroups(parts, queriesAtOnce, (part) => repositories.members.byIds(part));
  return new Map(found.flat().map((one) => [one._id, one]));
}

/** Their names alone. */
export async function namesOf(
  memberIds: readonly string[],
  roster: Roster,
): Promise<Map<string, string>> {
  const members = await membersById(memberIds, roster);
  return new Map([...members.values()].map(({ _id, name }) => [_id, name]));
}
