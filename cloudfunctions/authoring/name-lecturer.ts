import type { DraftChanges } from '../shared/contract/authoring';
import type { LectureDraft } from '../shared/domain/lecture-draft';
import { type Lecturer, lecturerIdOfMember, mayBeNamed } from '../shared/domain/lecturer';
import type { DraftFields } from '../shared/repositories/lecture-draft-repository';
import type { MemberContext } from '../shared/runtime/context';
import { withLecturer } from '../shared/runtime/named-lecturer';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { mayPublish } from './own-draft';

type Named = Pick<LectureDraft, 'lecturer' | 'lecturerId'>;

/** As it is announced below a title. */
const longestName = 20;

/**
 * Who gives a lecture that its lecturer prepares: that member, by the entry of the register, which is made where there is none. So the name
 * goes with the member when the member is erased. Whom the register let go of is announced by name alone. Two operations.
 */
export async function ownLecture(
  orgPath: readonly string[],
  { member, nowMs, repositories }: MemberContext,
): Promise<Named> {
  const lecturer = [...member.name].slice(0, longestName).join('');
  const _id = lecturerIdOfMember(member._id);
  const made: Lecturer = {
    ...{ _id, orgPath: [...orgPath], memberId: member._id, teamIds: [] },
    ...{ status: 'active', changedAtMs: nowMs },
  };
  if (await repositories.lecturers.insert(made)) {
    await repositories.audit.note({
      ...{ _id: `lecturer-changed:${_id}:${nowMs}`, action: 'lecturer-changed', by: member._id },
      ...{ atMs: nowMs, orgPath: made.orgPath, subjectId: _id, facts: { change: 'added' } },
    });
    return { lecturer, lecturerId: _id };
  }
  const stands = await repositories.lecturers.byId(_id);
  if (stands?.mergedInto !== undefined) return { lecturer, lecturerId: stands.mergedInto };
  return stands && mayBeNamed(stands) ? { lecturer, lecturerId: _id } : { lecturer };
}

/** Who gives it after a change: somebody of the register, or whose name was typed. A lecturer's own lecture is nobody else's. */
export async function lecturerAfter(
  draft: LectureDraft,
  { lecturer = draft.lecturer, lecturerId }: Pick<DraftChanges, 'lecturer' | 'lecturerId'>,
  context: MemberContext,
): Promise<Outcome<DraftFields>> {
  const isRenamed = lecturer !== draft.lecturer;
  const isOther = lecturerId !== undefined && (lecturerId ?? undefined) !== draft.lecturerId;
  if (!isRenamed && !isOther) return {};
  if (!mayPublish(draft, context)) return refuse('NOT_ALLOWED');
  // A name written by hand is not the register's any more.
  if (lecturerId === undefined || lecturerId === null) return { lecturer, lecturerId: undefined };
  const named = await withLecturer({ lecturer, lecturerId }, draft, context);
  return named instanceof Refused ? named : { ...named };
}
