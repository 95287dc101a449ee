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

/**
 * Members whose code came late, whatever became of it since: it stands beside their attendance. In no order, each once; at most
 * `limit` of each list. Records from before `noted` are found where the code waits or counted.
 */
export async function lateCodeRows(sessionId: string, limit: number): Promise<AttendanceRow[]> {
  const code = { [`attendance.${sessionId}.receipt`]: command().exists(true) };
  const ways = [
    { pending: sessionId },
    { attended: sessionId, ...code },
    { noted: sessionId, ...code },
  ];
  const parts = await Promise.all(ways.map((where) => rowsAt(where, sessionId, limit)));
  return [...new Map(parts.flat().map((row) => [row.memberId, row])).values()];
}

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

/** How many of its audience wait for a word. */
export function countPendingInvited(
  session: Pick<Session, '_id' | 'seasonId' | 'audience'>,
): Promise<number> {
  return records.count({
    pending: session._id,
    ...invited(session.seasonId, session.audience),
  });
}

/** How many still wait for the secretary of a session. */
export function countPending(sessionId: string): Promise<number> {
  return records.count({ pending: sessionId });
}

/** How many of a branch wait with a late code, whatever the session. */
export const countPendingOf = (seasonId: string, branchId: string): Promise<number> =>
  records.count({ branchId, seasonId, 'pending.0': command().exists(true) });

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
    { [path]: _.set(absent), noted: _.addToSet(session._id) },
  );
  const change = Object.fromEntries(
    [
      ...Object.entries<unknown>({ ...absent }),
      // Why, where and from which network belong to the mark that was taken back; its trail and its code stay as evidence.
      ...['reason', 'place', 'network'].map((field) => [field, _.remove()] as const),
    ].map(([field, value]) => [`${path}.${field}`, value]),
  );
  const takenBack = await records.update(
    { ...ofBranch, [`${path}.status`]: 'none' },
    { ...change, noted: _.addToSet(session._id) },
  );
  return unknown + takenBack;
}

/**
 * Members of whom something is noted at a session that does not invite them, or no longer, whatever it is; in no order, one of
 * them perhaps several times. Not complete where a way to find them met its limit.
 */
export async function rowsBeyondAudience(
  session: Pick<Session, '_id' | 'audience'>,
  limit: number,
): Promise<{ rows: AttendanceRow[]; complete: boolean }> {
  const parts = await Promise.all(
    beyondAudience(session).map((where) => rowsAt(where, session._id, limit)),
  );
  return { rows: parts.flat(), complete: parts.every((part) => part.length < limit) };
}

/**
 * Conditions of which at least one holds for everybody who is noted at a session beyond its audience: outside its organisations,
 * or without its segments. Records from before `noted` are found by the lists that they have.
 */
export function beyondAudience(
  { _id, audience }: Pick<Session, '_id' | 'audience'>,
  organisationId?: string,
): Condition[] {
  const _ = command();
  const elsewhere = _.nin([...audience.organisationIds]);
  const within = organisationId === undefined ? {} : { orgPath: organisationId };
  const outside: Condition[] = [
    { orgPath: organisationId === undefined ? elsewhere : elsewhere.and(_.eq(organisationId)) },
    ...(audience.segments.length > 0
      ? [{ ...within, segments: _.nin([...audience.segments]) }]
      : []),
  ];
  return ['noted', 'attended', 'pending'].flatMap((list) =>
    outside.map((where) => ({ [list]: _id, ...where })),
  );
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
