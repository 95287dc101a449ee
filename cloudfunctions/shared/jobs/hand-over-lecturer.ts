import { type Lecturer, lecturerIdOfMember, stands } from '../domain/lecturer';
import { StoreBusy } from '../repositories';
import type { LecturerFields } from '../repositories/lecturer-repository';
import type { StepContext } from './job-work';

/**
 * Two entries of one person on the roster have one in the register of lecturers: that of the one that goes leads to that of the one that stays,
 * which is made where there is none and takes its teams. Sessions and lectures go on naming the old id. May be done again.
 */
export async function handOverLecturer(
  goesId: string,
  staysId: string,
  context: StepContext,
): Promise<void> {
  const { lecturers } = context.repositories;
  const goes = await lecturers.byId(lecturerIdOfMember(goesId));
  if (!goes || !stands(goes)) return;
  const into = lecturerIdOfMember(staysId);
  await lecturers.insert({ ...goes, _id: into, memberId: staysId, changedAtMs: context.nowMs });
  const stays = await lecturers.byId(into);
  if (!stays) throw new StoreBusy('a lecturer was removed while an entry was handed over');
  await change(stays, { ...unitedOf(stays, goes), memberId: staysId }, context);
  await lecturers.leadOn(goes._id, into);
  const gone = { memberId: undefined, introduction: undefined, teamIds: [] };
  await change(goes, { ...gone, status: 'merged', mergedInto: into }, context);
}

async function change(
  read: Lecturer,
  set: LecturerFields,
  { nowMs, repositories: { lecturers } }: StepContext,
): Promise<void> {
  const changedAtMs = Math.max(nowMs, read.changedAtMs + 1);
  if (!(await lecturers.change(read, { ...set, changedAtMs })))
    throw new StoreBusy('a lecturer was changed while an entry was handed over');
}

/** What both say; of an entry that was taken off the register only what the other says, which stands there. */
function unitedOf(stays: Lecturer, goes: Lecturer) {
  if (!stands(stays)) {
    const { teamIds, introduction, status } = goes;
    return { teamIds, introduction, status, mergedInto: undefined };
  }
  const isActive = stays.status === 'active' || goes.status === 'active';
  return {
    teamIds: [...new Set([...stays.teamIds, ...goes.teamIds])],
    introduction: stays.introduction ?? goes.introduction,
    status: isActive ? ('active' as const) : ('retired' as const),
  };
}
