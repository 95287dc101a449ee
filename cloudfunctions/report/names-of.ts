import type { CallContext } from '../shared/runtime/context';

const atOnce = 1000;

/** Names by member id, however many; somebody who is erased from the roster has none. */
export async function namesOf(
  memberIds: readonly string[],
  { repositories }: Pick<CallContext, 'repositories'>,
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  const ids = [...new Set(memberIds)];
  for (let from = 0; from < ids.length; from += atOnce)
    for (const { _id, name } of await repositories.members.byIds(ids.slice(from, from + atOnce)))
      names.set(_id, name);
  return names;
}
