import { lecturerIdOfMember } from '../domain/lecturer';
import type { TimerContext } from '../runtime/context';
import { nameEverywhere } from '../runtime/name-lecturer';

/**
 * Takes an erased member off the register, and the name off the sessions and lectures that refer to the entry; hours and figures stay.
 * A name that was only typed below a session refers to nobody: two people may have it, so it stands as it was announced.
 */
export async function forgetLecturer(
  memberId: string,
  context: Pick<TimerContext, 'repositories'>,
): Promise<void> {
  const { lecturers } = context.repositories;
  const entry = await lecturers.byId(lecturerIdOfMember(memberId));
  if (!entry) return;
  await lecturers.forget(entry._id);
  await nameEverywhere(entry, undefined, context);
}
