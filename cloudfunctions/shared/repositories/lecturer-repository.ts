import { type Lecturer, type LecturerTeam, mostLecturers, mostTeams } from '../domain/lecturer';
import type { Member } from '../domain/organisation';
import * as placed from './placed-members';
import { Collection, command } from './platform';

const lecturers = new Collection<Lecturer>('lecturers');
const teams = new Collection<LecturerTeam>('lecturerTeams');

export const byId = (lecturerId: string) => lecturers.byId(lecturerId);
export const teamById = (teamId: string) => teams.byId(teamId);

/** The whole register below an organisation, in no order; who was merged or erased is left out. */
export const below = (organisationId: string) =>
  lecturers.find({
    where: { orgPath: organisationId, status: command().in(['active', 'retired']) },
    limit: mostLecturers,
  });

export const teamsBelow = (organisationId: string) =>
  teams.find({ where: { orgPath: organisationId }, limit: mostTeams });

/** Entries that were merged into this one: what named them is the same person's. */
export const mergedInto = (lecturerId: string) =>
  lecturers.find<Pick<Lecturer, '_id'>>({
    where: { mergedInto: lecturerId },
    limit: mostLecturers,
    fields: ['_id'],
  });

/** What was merged into one that is merged itself follows it, so that no way is longer than one step. */
export const leadOn = (fromId: string, toId: string) =>
  lecturers.update({ mergedInto: fromId }, { mergedInto: toId });

/** Members below these organisations who have one of these very names. */
export const membersNamed = (
  organisationIds: readonly string[],
  names: readonly string[],
  limit: number,
) =>
  placed.find<Pick<Member, '_id' | 'name' | 'branchId'>>({
    place: { orgPath: command().in([...organisationIds]) },
    where: { name: command().in([...names]) },
    limit,
    fields: ['_id', 'name', 'branchId'],
  });

/** Enters one; false where the id stands already. */
export const insert = (one: Lecturer) => lecturers.insertOnce(one);
export const insertTeam = (one: LecturerTeam) => teams.insertOnce(one);

/** Fields to set; undefined removes one. */
export type LecturerFields = { [Field in keyof Lecturer]?: Lecturer[Field] | undefined };

/** Changes an entry as it was read; false when somebody was faster. */
export const change = async (
  read: Pick<Lecturer, '_id' | 'changedAtMs'>,
  set: LecturerFields & { changedAtMs: number },
): Promise<boolean> =>
  (await lecturers.update({ _id: read._id, changedAtMs: read.changedAtMs }, commandsOf(set))) === 1;

/** Leaves nothing of a person in an entry, whatever stands there. */
export async function forget(lecturerId: string): Promise<void> {
  const gone = { name: undefined, memberId: undefined, introduction: undefined };
  await lecturers.update(
    { _id: lecturerId },
    commandsOf({ ...gone, status: 'erased', teamIds: [] }),
  );
}

export const changeTeam = async (
  read: Pick<LecturerTeam, '_id' | 'changedAtMs'>,
  set: Partial<LecturerTeam> & { changedAtMs: number },
): Promise<boolean> =>
  (await teams.update({ _id: read._id, changedAtMs: read.changedAtMs }, commandsOf(set))) === 1;

function commandsOf(set: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const _ = command();
  return Object.fromEntries(
    Object.entries(set).map(([field, value]) => [
      field,
      value === undefined ? _.remove() : _.set(value),
    ]),
  );
}
