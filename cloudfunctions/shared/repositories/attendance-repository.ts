import type { Segment } from '../contract/vocabulary';
import type { Audience, Session } from '../domain/session';
import type { Attendance, StudyRecord } from '../domain/study-record';
import { Collection, command, type Condition } from './platform';

/** Who is invited to a session, came and waits: study records as sheets and boards read them. */
const records = new Collection<StudyRecord>('studyRecords');

export interface AttendanceRow {
  memberId: string;
  branchId: string;
  orgPath: string[];
  segments: Segment[];
  attendance?: Record<string, Attendance>;
}

const rowFields = (sessionId: string) => [
  ...['memberId', 'branchId', 'orgPath', 'segments'],
  `attendance.${sessionId}`,
];

/** Members with present or late at a session, in no order. */
export const attendedRows = (sessionId: string, limit: number) =>
  rowsAt({ attended: sessionId }, sessionId, limit);

/** Those of them who came by a late code, which stands beside their attendance; in no order. */
export const lateCodeRows = (sessionId: string, limit: number) =>
  rowsAt(
    { attended: sessionId, [`attendance.${sessionId}.receipt`]: command().exists(true) },
    sessionId,
    limit,
  );

/** Members whose late code waits for the secretary of a session, in no order. */
export const pendingRows = (sessionId: string, limit: number) =>
  rowsAt({ pending: sessionId }, sessionId, limit);

/**
 * The last ones noted as present or late at a session, the latest first; who was noted at another session since is not among them.
 * A list of sessions with a time in its index would be rewritten by every credit; this is one entry a member.
 */
export function latestRows(sessionId: string, limit: number): Promise<AttendanceRow[]> {
  return records.find<AttendanceRow>({
    where: { 'lastSeen.sessionId': sessionId },
    orderBy: [['lastSeen.atMs', 'desc']],
    limit,
    fields: rowFields(sessionId),
  });
}

function rowsAt(where: Condition, sessionId: string, limit: number): Promise<AttendanceRow[]> {
  return records.find<AttendanceRow>({ where, limit, fields: rowFields(sessionId) });
}

/** How many are present or late at a session. */
export function countAttended(sessionId: string): Promise<number> {
  return records.count({ attended: sessionId });
}

/** How many of them are in the session's audience; at a session that is open to all, others come too. */
export function countAttendedInvited(
  session: Pick<Session, '_id' | 'seasonId' | 'audience'>,
): Promise<number> {
  return records.count({
    attended: session._id,
    ...invited(session.seasonId, session.audience),
  });
}

/** How many still wait for the secretary of a session. */
export function countPending(sessionId: string): Promise<number> {
  return records.count({ pending: sessionId });
}

/** Members whom an audience invites. */
export function countInvited(seasonId: string, audience: Audience): Promise<number> {
  return records.count(invited(seasonId, audience));
}

/** Members of some branches whom a session invites, with what is noted of them, in no order; at most 1,000. */
export function invitedOfBranches(
  session: Pick<Session, '_id' | 'seasonId' | 'audience'>,
  branchIds: readonly string[],
): Promise<AttendanceRow[]> {
  return records.find<AttendanceRow>({
    where: {
      branchId: command().in([...branchIds]),
      ...invited(session.seasonId, session.audience),
    },
    limit: 1000,
    fields: rowFields(session._id),
  });
}

/**
 * Notes as absent whom a session invites from a branch and of whom nothing stands: nothing recorded, or a mark that was taken
 * back and keeps its trail. Answers how many; repeating it finds nobody. `changedAtMs` stays, as no score moves.
 */
export async function noteAbsent(
  session: Pick<Session, '_id' | 'seasonId' | 'audience' | 'endsAtMs'>,
  branchId: string,
  nowMs: number,
): Promise<number> {
  const _ = command();
  const path = `attendance.${session._id}`;
  const absent: Attendance = {
    status: 'absent',
    seenAtMs: session.endsAtMs,
    atMs: nowMs,
    method: 'settled',
  };
  const ofBranch = { branchId, ...invited(session.seasonId, session.audience) };
  const unknown = await records.update(
    { ...ofBranch, [path]: _.exists(false) },
    { [path]: _.set(absent) },
  );
  const change = Object.fromEntries(
    Object.entries<unknown>({ ...absent }).map(([field, value]) => [`${path}.${field}`, value]),
  );
  const takenBack = await records.update({ ...ofBranch, [`${path}.status`]: 'none' }, change);
  return unknown + takenBack;
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
