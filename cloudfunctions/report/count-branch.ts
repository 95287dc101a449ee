import type { AttendanceCounts } from '../shared/contract/attendance-mark';
import { countsOfMember, lettersOf } from '../shared/domain/attendance-counts';
import type { Organisation } from '../shared/domain/organisation';
import type { ReportRow, ReportSession } from '../shared/repositories/report-repository';
import type { CallContext } from '../shared/runtime/context';

/** So many sessions of a branch are counted; a season has three a week at most. */
export const mostSessions = 200;

/** One member's place in a branch's attendance. */
export interface CountedRow {
  memberId: string;
  /** A letter for every session. */
  marks: string;
  elsewhere: number;
  counts: AttendanceCounts;
}

/** The sessions of those given that invite a branch, or a part of its members. */
export function sessionsOfBranch(
  sessions: readonly ReportSession[],
  branch: Organisation,
): ReportSession[] {
  return sessions.filter(({ audience }) =>
    audience.organisationIds.some((id) => branch.path.includes(id)),
  );
}

/** Every member of a branch against sessions. One read of the branch's records. */
export async function countBranch(
  seasonId: string,
  branchId: string,
  sessions: readonly ReportSession[],
  { repositories }: Pick<CallContext, 'repositories'>,
): Promise<CountedRow[]> {
  const ids = sessions.map((session) => session._id);
  const rows = await repositories.reports.ofBranch(seasonId, branchId, ids);
  const listed = new Set(ids);
  return rows.map((row: ReportRow) => {
    const marks = lettersOf(sessions, row);
    return {
      memberId: row.memberId,
      marks,
      elsewhere: row.attended.filter((id) => !listed.has(id)).length,
      counts: countsOfMember(sessions, marks),
    };
  });
}
