import type { Lecturer } from '../domain/lecturer';
import type { CallContext } from './context';
import { namesOf } from './members-by-id';

/** Names under which lecturers are announced, by lecturer id; who was erased has none. One read where members are among them. */
export async function lecturerNames(
  lecturers: readonly Pick<Lecturer, '_id' | 'memberId' | 'name'>[],
  context: Pick<CallContext, 'repositories'>,
): Promise<Map<string, string>> {
  const memberIds = lecturers.flatMap(({ memberId }) => memberId ?? []);
  const members =
    memberIds.length > 0 ? await namesOf(memberIds, context) : new Map<string, string>();
  return new Map(
    lecturers.flatMap(({ _id, memberId, name }) => {
      const shown = memberId === undefined ? name : members.get(memberId);
      return shown === undefined ? [] : [[_id, shown] as const];
    }),
  );
}
