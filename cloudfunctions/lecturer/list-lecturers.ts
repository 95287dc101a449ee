import type { LecturerListAnswer, LecturerRow, NamedMember } from '../shared/contract/lecturer';
import type { Lecturer } from '../shared/domain/lecturer';
import { may } from '../shared/domain/permissions';
import type { MemberContext } from '../shared/runtime/context';
import { lecturerNames } from '../shared/runtime/lecturer-names';
import { organisationsById } from '../shared/runtime/shared-reads';

/** The register of the caller's tree: teams, entries and their members' names, three reads (a name read more a 200 members). */
export async function listLecturers(
  _input: unknown,
  context: MemberContext,
): Promise<LecturerListAnswer> {
  const { member, repositories } = context;
  const rootId = member.orgPath[0] ?? '';
  const [teams, lecturers] = await Promise.all([
    repositories.lecturers.teamsBelow(rootId),
    repositories.lecturers.below(rootId),
  ]);
  const names = await lecturerNames(lecturers, context);
  const manages = (path: readonly string[]) => may(member.roles, 'manageLecturers', path);
  return {
    teams: teams.map(({ _id, kind, name, retired, changedAtMs, orgPath }) => ({
      ...{ teamId: _id, kind, name, retired, changedAtMs, mayEdit: manages(orgPath) },
    })),
    lecturers: lecturers
      .map((one) => lecturerRowOf(one, names))
      .sort((a, b) => a.name.localeCompare(b.name, 'zh-Hans-CN')),
    mayManage: member.roles.some(({ organisationId }) => manages([organisationId])),
  };
}

/** A line of the register; without a name where the person was erased. */
export const lecturerRowOf = (one: Lecturer, names: ReadonlyMap<string, string>): LecturerRow => ({
  lecturerId: one._id,
  name: names.get(one._id) ?? '',
  ...(one.introduction === undefined ? {} : { introduction: one.introduction }),
  teamIds: one.teamIds,
  retired: one.status === 'retired',
  isMember: one.memberId !== undefined,
});

const mostNamed = 200;

/** Members of this very name where the caller keeps the register. Two reads. */
export async function membersNamed(
  { name }: { name: string },
  context: MemberContext,
): Promise<{ members: NamedMember[] }> {
  const found = await namedAs([name], context);
  return { members: found.get(name) ?? [] };
}

/** Members below the caller's organisations by name, of all these names together at most 200. One read, and one of branches. */
export async function namedAs(
  names: readonly string[],
  { grants, nowMs, repositories }: MemberContext,
): Promise<Map<string, NamedMember[]>> {
  const within = [...new Set(grants.map(({ organisationId }) => organisationId))];
  const found =
    names.length > 0 ? await repositories.lecturers.membersNamed(within, names, mostNamed) : [];
  const branchIds = [...new Set(found.map(({ branchId }) => branchId))];
  const branches = await organisationsById(branchIds, nowMs);
  const byName = new Map<string, NamedMember[]>();
  for (const { _id, name, branchId } of found) {
    const one = { memberId: _id, branchName: branches.get(branchId)?.name ?? '' };
    byName.set(name, [...(byName.get(name) ?? []), one]);
  }
  return byName;
}
