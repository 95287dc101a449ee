import { type Lecturer, type LecturerTeam, stands } from '../shared/domain/lecturer';
import type { Organisation } from '../shared/domain/organisation';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { organisationsById } from '../shared/runtime/shared-reads';

export interface Seen {
  lecturerId: string;
  changedAtMs: number;
}

/** The entry, if the caller may change it. Read afresh. */
export async function ownLecturer(
  lecturerId: string,
  { may, repositories }: MemberContext,
): Promise<Outcome<Lecturer>> {
  const found = await repositories.lecturers.byId(lecturerId);
  if (!found) return refuse('LECTURER_NOT_FOUND');
  return may(found.orgPath) ? found : refuse('NOT_ALLOWED');
}

/** The entry as the caller has seen it, and not merged or erased. */
export async function seenLecturer(seen: Seen, context: MemberContext): Promise<Outcome<Lecturer>> {
  const found = await ownLecturer(seen.lecturerId, context);
  if (found instanceof Refused) return found;
  if (!stands(found)) return refuse('LECTURER_NOT_FOUND');
  return found.changedAtMs === seen.changedAtMs ? found : refuse('LECTURER_CHANGED');
}

/** Two changes within a millisecond must not look like one. */
export const changeInstantMs = ({ changedAtMs }: { changedAtMs: number }, nowMs: number) =>
  Math.max(nowMs, changedAtMs + 1);

/** Where the caller keeps a register: what the first role that permits it is held for. */
export async function keeperOf({ grants, nowMs }: MemberContext): Promise<Outcome<Organisation>> {
  const id = grants[0]?.organisationId;
  if (id === undefined) return refuse('NOT_ALLOWED');
  return (await organisationsById([id], nowMs)).get(id) ?? refuse('NOT_ALLOWED');
}

/** Whether all of these are teams of the caller's tree; a retired one takes nobody new. */
export async function areTeams(
  teamIds: readonly string[],
  had: readonly string[],
  { member, repositories }: MemberContext,
): Promise<boolean> {
  if (teamIds.length === 0) return true;
  const teams = await repositories.lecturers.teamsBelow(member.orgPath[0] ?? '');
  const open = new Map(teams.map((team): [string, LecturerTeam] => [team._id, team]));
  return teamIds.every((id) => {
    const team = open.get(id);
    return team !== undefined && (!team.retired || had.includes(id));
  });
}

/** Tells the audit log what became of an entry or a team; no name, which the register has. */
export const noteChange = (
  { _id, orgPath }: Pick<Lecturer, '_id' | 'orgPath'>,
  facts: Readonly<Record<string, string | number>>,
  { member, nowMs, repositories }: MemberContext,
) =>
  repositories.audit.note({
    _id: `lecturer-changed:${_id}:${nowMs}`,
    action: 'lecturer-changed',
    ...{ by: member._id, atMs: nowMs, orgPath, subjectId: _id, facts },
  });
