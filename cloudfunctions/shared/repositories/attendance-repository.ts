import type { Segment } from '../contract/vocabulary';
import type { Audience } from '../domain/session';
import type { Attendance, StudyRecord } from '../domain/study-record';
import { Collection, command, type Condition } from './platform';

/** Who is invited to a session, came and waits: study records as sheets and boards read them. */
const records = new Collection<StudyRecord>('studyRecords');

export interface AttendanceRow {
  memberId: string;
  branchId: string;
  attendance?: Record<string, Attendance>;
}

/** Members with present or late at a session, latest change first. */
export const attendedRows = (sessionId: string, limit: number) =>
  rowsAt({ attended: sessionId }, sessionId, limit);

/** Members whose late code waits for the secretary of a session, latest change first. */
export const pendingRows = (sessionId: string, limit: number) =>
  rowsAt({ pending: sessionId }, sessionId, limit);

function rowsAt(where: Condition, sessionId: string, limit: number): Promise<AttendanceRow[]> {
  return records.find<AttendanceRow>({
    where,
    orderBy: [['changedAtMs', 'desc']],
    limit,
    fields: ['memberId', 'branchId', `attendance.${sessionId}`],
  });
}

/** How many are present or late at a session. */
export function countAttended(sessionId: string): Promise<number> {
  return records.count({ attended: sessionId });
}

/** How many still wait for the secretary of a session. */
export function countPending(sessionId: string): Promise<number> {
  return records.count({ pending: sessionId });
}

/** Members whom an audience invites. */
export function countInvited(seasonId: string, audience: Audience): Promise<number> {
  return records.count(invited(seasonId, audience));
}

/** Some of them, in no order: to sort the members of a whole district the store would have to read every record. */
export function invitedRows(
  seasonId: string,
  audience: Audience,
  limit: number,
): Promise<AttendanceRow[]> {
  return records.find<AttendanceRow>({
    where: invited(seasonId, audience),
    limit,
    fields: ['memberId', 'branchId'],
  });
}

function invited(seasonId: string, audience: Audience): Condition {
  const _ = command();
  const segments: readonly Segment[] = audience.segments;
  return {
    orgPath: _.in(audience.organisationIds),
    seasonId,
    ...(segments.length > 0 ? { segments: _.in([...segments]) } : {}),
  };
}
