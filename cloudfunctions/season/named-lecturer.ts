import { mayBeNamed } from '../shared/domain/lecturer';
import type { SessionPlan } from '../shared/domain/session-plan';
import type { MemberContext } from '../shared/runtime/context';
import { lecturerNames } from '../shared/runtime/lecturer-names';
import { type Outcome, refuse } from '../shared/runtime/outcome';

type Named = Pick<SessionPlan, 'lecturer' | 'lecturerId'>;

/**
 * The plan with the name that is announced: of a lecturer of the register the one that stands there, whatever was typed. Who was named
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
