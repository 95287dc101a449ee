import type { ExportEntry } from '../domain/export-entry';
import { isInvited } from '../domain/session';
import type { StudyRecord } from '../domain/study-record';
import type { TimerContext } from './context';

/**
 * Exports in which a member stands: of the own branch and former ones, of sessions that invited or noted the member, of awards that
 * honour, and the own ones. The log keeps no list of names for it, so this follows from what each export was of.
 */
export async function exportsAbout(
  memberId: string,
  records: readonly StudyRecord[],
  { repositories }: Pick<TimerContext, 'repositories'>,
): Promise<ExportEntry[]> {
  const { personalData } = repositories;
  const awards = await personalData.awardsHonouring(memberId);
  const subjects = new Set([memberId, ...awards.map(({ _id }) => _id)]);
  /** Sessions by id, with the organisation that runs them. */
  const holders = new Map<string, string>();
  for (const record of records) {
    const { branchId, formerBranchIds = [], orgPath, segments, seasonId } = record;
    for (const id of [branchId, ...formerBranchIds]) subjects.add(id);
    const noted = Object.keys(record.attendance);
    for (const one of await personalData.sessionsNaming(seasonId, orgPath, noted))
      if (noted.includes(one._id) || isInvited(one.audience, orgPath, segments))
        holders.set(one._id, one.organisationId);
  }
  const places = new Set(records.flatMap(({ orgPath }) => orgPath));
  const found = await personalData.exportsOf([...subjects, ...holders.keys()]);
  return found.filter(({ kind, subjectId, orgPath }) => {
    if (kind !== 'session') return true;
    // The part of another branch has nobody else in it.
    const part = orgPath.at(-1) ?? '';
    return places.has(part) || part === holders.get(subjectId);
  });
}
