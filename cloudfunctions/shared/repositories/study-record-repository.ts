import { keysOfSession } from '../domain/attendance-change';
import type { MovingRecord } from '../domain/branch-points';
import { checkInKey, type RecordChange } from '../domain/ledger';
import { type Audience, countsAsAttended } from '../domain/session';
import type { Attendance, StudyRecord } from '../domain/study-record';
import { Collection, command, type Condition } from './platform';

const records = new Collection<StudyRecord>('studyRecords');

export interface CallerRecord {
  openidKey: string;
  seasonId: string;
}

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

const byCaller = ({ openidKey, seasonId }: CallerRecord): Condition => ({ openidKey, seasonId });

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

/** What a credit of watching was decided from; the store holds it to that. */
export interface WatchCondition extends CallerRecord {
  branchId: string;
  /** `watch.version` of the record when it was read. */
  version: number;
  /** Ledger keys that the credit writes. */
  keys: readonly string[];
}

/**
 * Credits watching by one conditional update. True when this call wrote it; false when another device or lecture wrote
 * in between, or the member has moved to another branch.
 */
export async function creditWatching(
  condition: WatchCondition,
  change: RecordChange,
): Promise<boolean> {
  const _ = command();
  const updated = await records.update(
    {
      ...byCaller(condition),
      branchId: condition.branchId,
      'watch.version': condition.version,
      ...Object.fromEntries(condition.keys.map((key) => [`entries.${key}`, _.exists(false)])),
    },
    updateOf(change),
  );
  return updated === 1;
}

/** The conditions of a first try: no other was written, and the points go to the branch that the member is in. */
export interface QuizCondition extends CallerRecord {
  branchId: string;
  lectureId: string;
  /** Ledger key that the credit writes. */
  key: string;
}

/** Writes a first try of a quiz by one conditional update. False when one stands, or the member has moved to another branch. */
export async function creditQuiz(condition: QuizCondition, change: RecordChange): Promise<boolean> {
  const _ = command();
  const updated = await records.update(
    {
      ...byCaller(condition),
      branchId: condition.branchId,
      [`quizzes.${condition.lectureId}`]: _.exists(false),
      [`entries.${condition.key}`]: _.exists(false),
    },
    updateOf(change),
  );
  return updated === 1;
}

/** What a move is decided from and held to. */
export type MovingRead = MovingRecord & Pick<StudyRecord, '_id' | 'score' | 'changedAtMs'>;

/** A member's record as far as a move concerns it; undefined for who has none in the season. */
export function forMove(seasonId: string, memberId: string): Promise<MovingRead | undefined> {
  return records.findOne<MovingRead>({
    where: { _id: `${seasonId}:${memberId}` },
    fields: [
      ...['_id', 'branchId', 'score', 'changedAtMs', 'months', 'weeks'],
      ...['byBranch', 'formerBranchIds', 'formerBranches'],
    ],
  });
}

/**
 * Moves a member's record, provided that nothing was credited since it was read: a credit in between belongs to the branch that is
 * left. True when this call wrote it.
 */
export async function move(read: MovingRead, change: RecordChange): Promise<boolean> {
  const { _id, branchId, score, changedAtMs } = read;
  return (await records.update({ _id, branchId, score, changedAtMs }, updateOf(change))) === 1;
}

/** A change as the SDK writes it: values replaced whole, numbers increased. */
function updateOf(change: RecordChange): Record<string, unknown> {
  const _ = command();
  return {
    ...Object.fromEntries(Object.entries(change.set).map(([path, value]) => [path, _.set(value)])),
    ...Object.fromEntries(Object.entries(change.increment).map(([path, by]) => [path, _.inc(by)])),
  };
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

const asRead = (value: unknown) =>
  value === undefined ? command().exists(false) : command().eq(value);
