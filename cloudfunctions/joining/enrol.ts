import type { Member } from '../shared/domain/organisation';
import { newStudyRecord } from '../shared/domain/study-record';
import type { CallContext } from '../shared/runtime/context';
import { organisationsById, runningSeason } from '../shared/runtime/shared-reads';

/** Gives a member a record of the running season under this phone, or the record that stands already this phone. */
export async function enrol(
  member: Member,
  openidKey: string,
  { repositories, nowMs }: CallContext,
): Promise<void> {
  const season = await runningSeason(nowMs);
  if (!season || !member.orgPath.includes(season.organisationId)) return;
  const { _id: memberId, branchId, orgPath, segments, roles } = member;
  const branch = (await organisationsById([branchId], nowMs)).get(branchId);
  const record = newStudyRecord({
    ...{ seasonId: season._id, memberId, openidKey, branchId, orgPath, segments, nowMs },
    card: { branchName: branch?.name ?? '', roles: roles.map(({ role }) => role) },
  });
  if (await repositories.roster.addRecord(record)) return;
  await repositories.roster.bindRecord(record._id, openidKey);
}
