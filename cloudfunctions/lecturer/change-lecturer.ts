import type { LecturerInput } from '../shared/contract/lecturer';
import {
  type Lecturer,
  lecturerIdOfMember,
  mostLecturers,
  stands,
} from '../shared/domain/lecturer';
import { derivedId } from '../shared/domain/joining';
import type { LecturerFields } from '../shared/repositories/lecturer-repository';
import { nameEverywhere } from '../shared/runtime/name-lecturer';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import {
  areTeams,
  changeInstantMs,
  keeperOf,
  noteChange,
  ownLecturer,
  type Seen,
  seenLecturer,
} from './own-lecturer';

type Changed = Outcome<{ lecturerId: string }>;

/** Enters a member of the caller's tree, or somebody from outside. Sent again it finds what it has made. */
export async function addLecturer(
  input: LecturerInput<'add'>,
  context: MemberContext,
): Promise<Changed> {
  const { member, nowMs, repositories } = context;
  const keeper = await keeperOf(context);
  if (keeper instanceof Refused) return keeper;
  if (!(await areTeams(input.teamIds, [], context))) return refuse('TEAM_NOT_FOUND');
  const { who, teamIds, introduction } = input;
  if ('memberId' in who) {
    const [found] = await repositories.members.byIds([who.memberId]);
    if (!found || !context.may(found.orgPath)) return refuse('MEMBER_NOT_FOUND');
  }
  const standing = await repositories.lecturers.below(member.orgPath[0] ?? '');
  if (standing.length >= mostLecturers) return refuse('LECTURERS_FULL');
  const _id =
    'memberId' in who
      ? lecturerIdOfMember(who.memberId)
      : derivedId('lecturer', member._id, input.requestId);
  const made: Lecturer = {
    ...{ _id, orgPath: keeper.path, ...who, teamIds, status: 'active', changedAtMs: nowMs },
    ...(introduction === undefined ? {} : { introduction }),
  };
  if (await repositories.lecturers.insert(made)) {
    await noteChange(made, { change: 'added' }, context);
    return { lecturerId: _id };
  }
  // Of a request the same again; of a member somebody else's entry, or an earlier one.
  return 'memberId' in who ? takeBack(_id, made, context) : { lecturerId: _id };
}

/** A member who was merged or erased before is entered anew; who stands there is not entered twice. */
async function takeBack(_id: string, made: Lecturer, context: MemberContext): Promise<Changed> {
  const before = await ownLecturer(_id, context);
  if (before instanceof Refused) return before;
  if (stands(before)) return refuse('LECTURER_EXISTS');
  const { memberId, teamIds, introduction } = made;
  const fields = {
    memberId,
    teamIds,
    introduction,
    status: 'active',
    mergedInto: undefined,
  } as const;
  return change(before, fields, { change: 'added' }, context);
}

/** Changes what is said of a lecturer. A new name of somebody from outside is put wherever the old one stands. */
export async function editLecturer(
  input: LecturerInput<'edit'>,
  context: MemberContext,
): Promise<Changed> {
  const lecturer = await seenLecturer(input, context);
  if (lecturer instanceof Refused) return lecturer;
  const { teamIds, introduction } = input;
  const name = lecturer.memberId === undefined ? (input.name ?? lecturer.name) : undefined;
  if (!(await areTeams(teamIds, lecturer.teamIds, context))) return refuse('TEAM_NOT_FOUND');
  const changed = await change(
    lecturer,
    { name, teamIds, introduction },
    { change: 'edited' },
    context,
  );
  if (!(changed instanceof Refused) && name !== undefined && name !== lecturer.name)
    await nameEverywhere(lecturer, name, context);
  return changed;
}

/** Retires a lecturer, whom nothing new then names, or takes that back. */
export async function retireLecturer(
  { retired, ...seen }: LecturerInput<'retire'>,
  context: MemberContext,
): Promise<Changed> {
  const lecturer = await ownLecturer(seen.lecturerId, context);
  if (lecturer instanceof Refused) return lecturer;
  const status = retired ? 'retired' : 'active';
  if (lecturer.status === status) return { lecturerId: lecturer._id };
  const read = await seenLecturer(seen, context);
  if (read instanceof Refused) return read;
  return change(read, { status }, { change: status }, context);
}

/**
 * Says that an entry is the same person as another. Sessions and lectures go on naming the old id, which leads to the other from then
 * on, so that nothing else has to be written; its own name goes.
 */
export async function mergeLecturer(
  { into, ...seen }: LecturerInput<'merge'>,
  context: MemberContext,
): Promise<Changed> {
  const lecturer = await ownLecturer(seen.lecturerId, context);
  if (lecturer instanceof Refused) return lecturer;
  if (lecturer.mergedInto === into) return { lecturerId: into };
  const [read, other] = [await seenLecturer(seen, context), await ownLecturer(into, context)];
  if (read instanceof Refused) return read;
  if (other instanceof Refused) return other;
  if (!stands(other) || other._id === read._id) return refuse('LECTURER_NOT_FOUND');
  // The roster says who a member is; what may be a second entry is the one from outside.
  if (read.memberId !== undefined) return refuse('LECTURER_IS_MEMBER');
  await context.repositories.lecturers.leadOn(read._id, into);
  const changed = await change(
    read,
    { name: undefined, introduction: undefined, status: 'merged', mergedInto: into },
    { change: 'merged', into },
    context,
  );
  return changed instanceof Refused ? changed : { lecturerId: into };
}

/** Takes a person off the register, and the name off everything that refers to it. Figures stay. */
export async function eraseEntry(
  seen: Seen,
  context: MemberContext,
): Promise<Outcome<{ erased: boolean }>> {
  const lecturer = await ownLecturer(seen.lecturerId, context);
  if (lecturer instanceof Refused) return lecturer;
  if (lecturer.status !== 'erased') {
    const read = await seenLecturer(seen, context);
    if (read instanceof Refused) return read;
    const fields = { name: undefined, memberId: undefined, introduction: undefined, teamIds: [] };
    const changed = await change(
      read,
      { ...fields, status: 'erased' },
      { change: 'erased' },
      context,
    );
    if (changed instanceof Refused) return changed;
  }
  // Also where an earlier call broke off between the two.
  await nameEverywhere(lecturer, undefined, context);
  return { erased: true };
}

async function change(
  lecturer: Lecturer,
  set: LecturerFields,
  facts: Readonly<Record<string, string>>,
  context: MemberContext,
): Promise<Changed> {
  const changedAtMs = changeInstantMs(lecturer, context.nowMs);
  const isChanged = await context.repositories.lecturers.change(lecturer, { ...set, changedAtMs });
  if (!isChanged) return refuse('LECTURER_CHANGED');
  await noteChange(lecturer, facts, context);
  return { lecturerId: lecturer._id };
}
