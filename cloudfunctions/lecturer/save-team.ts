import type { LecturerInput } from '../shared/contract/lecturer';
import { derivedId } from '../shared/domain/joining';
import { mostTeams } from '../shared/domain/lecturer';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { usualTeamNames } from './copy';
import { changeInstantMs, keeperOf, noteChange } from './own-lecturer';

/** Makes a team where the caller keeps a register, or changes one as the caller saw it. */
export async function saveTeam(
  input: LecturerInput<'saveTeam'>,
  context: MemberContext,
): Promise<Outcome<{ teamId: string }>> {
  const { kind, name, retired } = input;
  if (input.team) return changeTeam(input.team, { kind, name, retired }, context);
  const { member, nowMs, repositories } = context;
  const keeper = await keeperOf(context);
  if (keeper instanceof Refused) return keeper;
  const standing = await repositories.lecturers.teamsBelow(member.orgPath[0] ?? '');
  if (standing.length >= mostTeams) return refuse('LECTURERS_FULL');
  const _id = derivedId('team', member._id, input.requestId);
  const made = { _id, orgPath: keeper.path, kind, name, retired, changedAtMs: nowMs };
  if (await repositories.lecturers.insertTeam(made))
    await noteChange(made, { change: 'team-added', kind }, context);
  return { teamId: _id };
}

async function changeTeam(
  seen: { teamId: string; changedAtMs: number },
  set: Pick<LecturerInput<'saveTeam'>, 'kind' | 'name' | 'retired'>,
  context: MemberContext,
): Promise<Outcome<{ teamId: string }>> {
  const { lecturers } = context.repositories;
  const team = await lecturers.teamById(seen.teamId);
  if (!team) return refuse('TEAM_NOT_FOUND');
  if (!context.may(team.orgPath)) return refuse('NOT_ALLOWED');
  const { kind, name, retired } = set;
  const isAsWanted = team.kind === kind && team.name === name && team.retired === retired;
  if (isAsWanted) return { teamId: team._id };
  if (team.changedAtMs !== seen.changedAtMs) return refuse('LECTURER_CHANGED');
  const changedAtMs = changeInstantMs(team, context.nowMs);
  if (!(await lecturers.changeTeam(team, { ...set, changedAtMs })))
    return refuse('LECTURER_CHANGED');
  await noteChange(team, { change: retired ? 'team-retired' : 'team-edited', kind }, context);
  return { teamId: team._id };
}

/** Makes the usual teams; a second time none. */
export async function addUsualTeams(
  _input: unknown,
  context: MemberContext,
): Promise<Outcome<{ added: number }>> {
  const { nowMs, repositories } = context;
  const keeper = await keeperOf(context);
  if (keeper instanceof Refused) return keeper;
  let added = 0;
  for (const { kind, name } of usualTeamNames) {
    const _id = derivedId('usual-team', keeper._id, name);
    const team = { _id, orgPath: keeper.path, kind, name, retired: false, changedAtMs: nowMs };
    if (await repositories.lecturers.insertTeam(team)) added += 1;
  }
  if (added > 0)
    await noteChange(
      { _id: keeper._id, orgPath: keeper.path },
      { change: 'usual-teams', added },
      context,
    );
  return { added };
}
