import type { HistoryAnswer, HistoryRow } from '../shared/contract/attendance-history';
import { countsOfMember, lettersOf } from '../shared/domain/attendance-counts';
import type { Season } from '../shared/domain/season';
import { isInvited, type Session } from '../shared/domain/session';
import type { Attendance, StudyRecord } from '../shared/domain/study-record';
import type { CallContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { latestSeason } from '../shared/runtime/shared-reads';

const ownFields = ['orgPath', 'segments', 'attended', 'attendance', 'entries'] as const;
type OwnRecord = Pick<StudyRecord, (typeof ownFields)[number]>;

const historyFields = [
  ...(['_id', 'title', 'category', 'startsAtMs', 'endsAtMs', 'venue'] as const),
  ...(['organisationName', 'required', 'mode', 'status', 'audience'] as const),
] as const;
/** What a row shows of a session, and nothing else of it is read where the session is elsewhere. */
type HistorySession = Pick<Session, (typeof historyFields)[number]>;

/** The repository's bound on the sessions of one member. */
const mostSessions = 500;

/** Nobody can have missed what was not held. */
const neverHeld: readonly Session['status'][] = ['published', 'lapsed', 'cancelled'];

/**
 * Every session that the member was invited to or was at, with how it went and what it earned: three reads cold (season, record,
 * sessions), one more where the member was at a session that does not invite the present branch.
 */
export async function showHistory(
  _input: unknown,
  context: CallContext,
): Promise<Outcome<HistoryAnswer>> {
  const { nowMs, caller, repositories } = context;
  const season = await latestSeason(nowMs);
  if (!season) return refuse('NO_SEASON');
  const who = { openidKey: caller.openidKey, seasonId: season._id };
  const record = await repositories.studyRecords.fieldsOfCaller(who, ownFields);
  if (!record) return refuse('NOT_JOINED');
  const { sessions, complete } = await sessionsOf(season, record, context);
  const begun = sessions.filter(({ status }) => !neverHeld.includes(status));
  return {
    seasonName: season.name,
    rows: sessions.map((session) => rowOf(session, record)),
    counts: countsOfMember(begun, lettersOf(begun, record)),
    complete,
  };
}

async function sessionsOf(
  season: Season,
  record: OwnRecord,
  { repositories }: CallContext,
): Promise<{ sessions: HistorySession[]; complete: boolean }> {
  const named = await repositories.sessionLists.forAudience(
    season._id,
    record.orgPath,
    season.endsAtMs,
    historyFields,
  );
  const invited = named.filter(
    ({ audience, _id }) =>
      isInvited(audience, record.orgPath, record.segments) || record.attendance[_id],
  );
  const found = new Set(named.map((session) => session._id));
  const elsewhere = Object.keys(record.attendance).filter((id) => !found.has(id));
  const more =
    elsewhere.length === 0 ? [] : await repositories.sessions.fieldsByIds(elsewhere, historyFields);
  const sessions: HistorySession[] = [...invited, ...more].sort(
    (a, b) => b.startsAtMs - a.startsAtMs || (a._id < b._id ? -1 : 1),
  );
  return { sessions, complete: named.length < mostSessions };
}

function rowOf(session: HistorySession, record: OwnRecord): HistoryRow {
  const { _id, title, category, startsAtMs, endsAtMs, venue, organisationName } = session;
  const { required, mode, status } = session;
  const attendance = record.attendance[_id];
  return {
    sessionId: _id,
    ...{ title, category, startsAtMs, endsAtMs, venue, organisationName, required, mode, status },
    invited: isInvited(session.audience, record.orgPath, record.segments),
    recorded: attendance?.status ?? 'none',
    ...(attendance ? wayOf(attendance) : {}),
    corrections: (attendance?.corrections ?? []).map(({ atMs, from, to, reason }) => ({
      ...{ atMs, from, to },
      ...(reason === undefined ? {} : { reason }),
    })),
    points: pointsOf(record, _id),
  };
}

function wayOf({ status, method, seenAtMs, codeAgeMs, reason }: Attendance): Partial<HistoryRow> {
  const wasSeen = status !== 'absent' && status !== 'excused' && status !== 'none';
  return {
    method,
    ...(wasSeen ? { seenAtMs } : {}),
    ...(codeAgeMs === undefined ? {} : { codeAgeMs }),
    ...(reason === undefined ? {} : { reason }),
  };
}

const pointsOf = ({ entries }: OwnRecord, sessionId: string) =>
  Object.values(entries).reduce(
    (sum, { rule, source, points }) =>
      rule === 'checkIn' && source === sessionId ? sum + points : sum,
    0,
  );
