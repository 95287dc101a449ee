import { overcomes } from '../shared/domain/attendance';
import { presentSinceMs } from '../shared/domain/presence';
import type { Span } from '../shared/domain/intervals';
import { countsAsAttended, creditOf, isInvited, type Session } from '../shared/domain/session';
import type { Standing } from '../shared/contract/vocabulary';
import type { SessionRecord } from '../shared/repositories/study-record-repository';
import type { CallContext } from '../shared/runtime/context';
import { changeAttendance } from '../shared/runtime/change-attendance';
import { type Outcome, refuse } from '../shared/runtime/outcome';

/** A record that changes in between is read again this often. */
const attempts = 4;

export interface OnlineStanding {
  recorded: Standing;
  online: boolean;
  /** Points that this very call has added. */
  points: number;
}

/** Whether a session's presence can be credited: it was opened, and was not called off. */
const canCredit = ({ status }: Session) =>
  status === 'open' || status === 'closed' || status === 'settled';

/**
 * Notes a member as present or late online if enough was watched, under the session's own ledger key: with a check-in on site it counts
 * once, whichever came first. Answers what stands, whoever has written it.
 */
export async function checkInOnline(
  session: Session,
  openidKey: string,
  watched: readonly Span[],
  context: Pick<CallContext, 'nowMs' | 'repositories'>,
): Promise<Outcome<OnlineStanding>> {
  const { nowMs, repositories } = context;
  const who = { openidKey, seasonId: session.seasonId };
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const record = await repositories.studyRecords.ofCallerForSession(who, session._id);
    if (!record) return refuse('NOT_JOINED');
    const standing = standingOf(record, session._id);
    const since = presentSinceMs(watched, session);
    const wanted = since && canCredit(session) && mayWatch(session, record);
    if (!wanted || !overcomes('online', standing.recorded)) return standing;
    const { status } = creditOf(session, since.seenAtMs);
    const stood = record.attendance[session._id];
    const attendance = {
      ...{ status, seenAtMs: since.seenAtMs, atMs: nowMs, method: 'online' as const },
      ...(stood?.corrections ? { corrections: stood.corrections } : {}),
    };
    const written = await changeAttendance(session, record, attendance, context);
    if (written.kind === 'exhausted') return standing;
    if (written.kind === 'written')
      return { recorded: status, online: true, points: written.credit?.points ?? 0 };
  }
  return refuse('BUSY');
}

/** Members whom the session invites, or all where it is open to all. */
export const mayWatch = (
  session: Session,
  record: Pick<SessionRecord, 'orgPath' | 'segments'>,
): boolean => session.openToAll || isInvited(session.audience, record.orgPath, record.segments);

/** What a record says of a session; no points, which are those that a call has added. */
export function standingOf(
  record: Pick<SessionRecord, 'attendance'>,
  sessionId: string,
): OnlineStanding {
  const stood = record.attendance[sessionId];
  const recorded = stood?.status ?? 'none';
  const online = countsAsAttended(recorded) && stood?.method === 'online';
  return { recorded, online, points: 0 };
}
