import type { LecturerRow, TeamRow } from '@contract/lecturer';

interface TeamGroup {
  /** Undefined for those in no team. */
  team: TeamRow | undefined;
  members: LecturerRow[];
}

/** Lecturers below their teams in the order of the teams' kinds and names; one of two teams stands in both. */
export function groupByTeam(
  lecturers: readonly LecturerRow[],
  teams: readonly TeamRow[],
  withEmpty: boolean,
): TeamGroup[] {
  const known = new Set(teams.map(({ teamId }) => teamId));
  const groups: TeamGroup[] = teams.map((team) => ({
    team,
    members: lecturers.filter(({ teamIds }) => teamIds.includes(team.teamId)),
  }));
  const others = lecturers.filter(({ teamIds }) => !teamIds.some((id) => known.has(id)));
  return [...groups, { team: undefined, members: others }].filter(
    ({ team, members }) => members.length > 0 || (withEmpty && team?.retired === false),
  );
}
