import type { CallContext } from '../shared/runtime/context';
import { inGroups } from '../shared/runtime/in-groups';

/** Ids of one query: a store compares every document with the whole list, so several short lists cost less than a long one. */
const idsAtOnce = 200;
/** Queries side by side: the base plan of the platform allows 30 a second. */
const queriesAtOnce = 5;

/** Names by member id, however many; somebody who is erased from the roster has none. */
export async function namesOf(
  memberIds: readonly string[],
  { repositories }: Pick<CallContext, 'repositories'>,
): Promise<Map<string, string>> {
  const ids = [...new Set(memberIds)];
  const parts = Array.from({ length: Math.ceil(ids.length / idsAtOnce) }, (_, index) =>
    ids.slice(index * idsAtOnce, (index + 1) * idsAtOnce),
  );
  const found = await inGroups(parts, queriesAtOnce, (part) => repositories.members.byIds(part));
  return new Map(found.flat().map(({ _id, name }) => [_id, name]));
}
