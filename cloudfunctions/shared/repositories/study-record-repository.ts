import { keysOfSession } from '../domain/attendance-change';
import { checkInKey, type RecordChange } from '../domain/ledger';
import { type Audience, countsAsAttended } from '../domain/session';
import type { Attendance, StudyRecord } from '../domain/study-record';
import { Collection, command, type Condition } from './platform';
import { asRead, byCaller, type CallerRecord, updateOf } from './record-write';

const records = new Collection<StudyRecord>('studyRecords');

/** The conditions of a check-in that the store itself holds, so that no race can pass two of them. */
export interface CheckInCondition extends CallerRecord {
  branchId: string;
  /** Who may; undefined where the session is open to all. */
  audience: Audience | undefined;
  sessionId: string;
  day: string;
  /** Today's points of the rule must not exceed this before the credit. */
  mostToday: number;
}

/** Some fields of a caller's record; who does not need the ledger does not pay for it. */
export function fieldsOfCaller<Field extends keyof StudyRecord>(
  caller: CallerRecord,
  fields: readonly Field[],
): Promise<Pick<StudyRecord, Field> | undefined> {
  return records.findOne<Pick<StudyRecord, Field>>({ where: byCaller(caller), fields });
}

/**
 * Credits a check-in by one conditional update: the member is in the audience and the branch, has nothing recorded for the
 * session, and the day's cap leaves room. True when this call wrote it; false when any condition failed.
 */
export async function creditCheckIn(
  condition: CheckInCondition,
  attendance: Attendance,
  change: RecordChange,
): Promise<boolean> {
  const _ = command();
  const { sessionId, audience } = condition;
  // A day without points has no field to compare: it counts as 0, which no cap below the rule's points has room for.
  if (condition.mostToday < 0) return false;
  const where: Condition = {
    ...byCaller(condition),
    branchId: condition.branchId,
    ...(audience ? { orgPath: _.in(audience.organisationIds) } : {}),
    ...(audience && audience.segments.length > 0 ? { segments: _.in(audience.segments) } : {}),
    [`entries.${checkInKey(sessionId)}`]: _.exists(false),
    [`attendance.${sessionId}`]: _.exists(false),
    [`days.${condition.day}.checkIn`]: _.or(_.exists(false), _.lte(condition.mostToday)),
  };
  const updated = await records.update(where, attendanceUpdate(sessionId, attendance, change));
  return updated === 1;
}

/** What a change of attendance was decided from, and the ledger keys that it writes. */
export interface AttendanceRead {
  sessionId: string;
  /** Days whose points decided, yyyymmdd. */
  days: readonly string[];
  keys: readonly string[];
}

/**
 * Writes an attendance with what it changes in the ledger, conditional on exactly what the decision was made from (what
 * stands for the session, how often it was corrected, the points of the days), so that a lost race is noticed and decided
 * anew. True when this call wrote it.
 */
export async function writeAttendance(
  record: Pick<SessionRecord, '_id' | 'branchId' | 'attendance' | 'days'>,
  { sessionId, days, keys }: AttendanceRead,
  attendance: Attendance,
  change: RecordChange,
): Promise<boolean> {
  const _ = command();
  const stood = record.attendance[sessionId];
  const corrections = stood?.corrections?.length ?? 0;
  const updated = await records.update(
    {
      _id: record._id,
      branchId: record.branchId,
      ...Object.fromEntries(keys.map((key) => [`entries.${key}`, _.exists(false)])),
      ...Object.fromEntries(
        days.map((day) => [`days.${day}.checkIn`, asRead(record.days[day]?.checkIn)]),
      ),
      [`attendance.${sessionId}.status`]: asRead(stood?.status),
      [`attendance.${sessionId}.corrections`]:
        corrections === 0 ? _.exists(false) : _.size(corrections),
    },
    attendanceUpdate(sessionId, attendance, change),
  );
  return updated === 1;
}

/** Notes a genuine but late code, provided that what is recorded of the session still is as it was read. */
export function recordPending(
  record: SessionRecord,
  sessionId: string,
  attendance: Attendance,
): Promise<boolean> {
  const change = { set: { changedAtMs: attendance.atMs }, increment: {} };
  return writeAttendance(record, { sessionId, days: [], keys: [] }, attendance, change);
}

/** What is decided from about one session: of attendance and ledger no more than that session's. */
export type SessionRecord = Pick<
  StudyRecord,
  '_id' | 'memberId' | 'branchId' | 'orgPath' | 'segments' | 'days' | 'attendance' | 'entries'
>;

const sessionFields = (sessionId: string) => [
  ...['_id', 'memberId', 'branchId', 'orgPath', 'segments', 'days'],
  `attendance.${sessionId}`,
  ...keysOfSession(sessionId).map((key) => `entries.${key}`),
];

/** A caller's record as far as it concerns a session. */
export function ofCallerForSession(
  caller: CallerRecord,
  sessionId: string,
): Promise<SessionRecord | undefined> {
  return records.findOne<SessionRecord>({
    where: byCaller(caller),
    fields: sessionFields(sessionId),
  });
}

/** Several members' records as far as they concern a session, in no order; at most 1,000. */
export function forSession(
  seasonId: string,
  memberIds: readonly string[],
  sessionId: string,
): Promise<SessionRecord[]> {
  return records.find<SessionRecord>({
    where: { _id: command().in(memberIds.map((memberId) => `${seasonId}:${memberId}`)) },
    limit: 1000,
    fields: sessionFields(sessionId),
  });
}

function attendanceUpdate(
  sessionId: string,
  attendance: Attendance,
  change: RecordChange,
): Record<string, unknown> {
  const _ = command();
  const { status } = attendance;
  const attended = countsAsAttended(status);
  const isIn = (listed: boolean) => (listed ? _.addToSet(sessionId) : _.pull(sessionId));
  return {
    ...updateOf(change),
    [`attendance.${sessionId}`]: _.set(attendance),
    attended: isIn(attended),
    pending: isIn(status === 'pending'),
    noted: isIn(true),
    ...(attended ? { lastSeen: _.set({ sessionId, atMs: attendance.atMs }) } : {}),
  };
}
