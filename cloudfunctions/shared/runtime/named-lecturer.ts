import { mayBeNamed } from '../domain/lecturer';
import type { MemberContext } from './context';
import { lecturerNames } from './lecturer-names';
import { type Outcome, refuse } from './outcome';

/** Who gives a session or a lecture. */
interface Named {
  lecturer?: string | undefined;
  lecturerId?: string | undefined;
}

/**
 * What is planned with the name that is announced: of a lecturer of the register the one that stands there, whatever was typed. Who was named
 * before stays named, also once retired. No read without a lecturer of the register, else one, and one more for a member's name.
 */
export async function withLecturer<Plan extends Named>(
  plan: Plan,
  before: Named | undefined,
  context: MemberContext,
): Promise<Outcome<Plan>> {
  const { lecturerId } = plan;
  if (lecturerId === undefined) return plan;
  if (lecturerId === before?.lecturerId) return { ...plan, lecturer: before.lecturer };
  const found = await context.repositories.lecturers.byId(lecturerId);
  const isOwn = found?.orgPath[0] === context.member.orgPath[0];
  if (!found || !isOwn || !mayBeNamed(found)) return refuse('LECTURER_NOT_FOUND');
  const name = (await lecturerNames([found], context)).get(found._id);
  return name === undefined ? refuse('LECTURER_NOT_FOUND') : { ...plan, lecturer: name };
}
