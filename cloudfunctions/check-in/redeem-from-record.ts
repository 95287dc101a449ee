import type { CheckInAnswer } from '../shared/contract/check-in';
import type { Standing } from '../shared/contract/vocabulary';
import { overcomes } from '../shared/domain/attendance';
import { roundsOf } from '../shared/domain/attendance-change';
import { isSameScan } from '../shared/domain/check-in-decision';
import { guestsUntilMs, isInvited } from '../shared/domain/session';
import type { Attendance } from '../shared/domain/study-record';
import type { SessionRecord } from '../shared/repositories/study-record-repository';
import { changeAttendance } from '../shared/runtime/change-attendance';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import {
  type CreditDecision,
  type PendingDecision,
  type Scan,
  answerOf,
  attendanceOf,
  pendingOf,
} from './scan';

/** A lost race is decided anew from what stands then; two devices of one person cannot lose more often than this. */
const attempts = 4;

/** The slow path: read the record, name the reason, or write what the cap leaves, conditional on what was read. */
export async function redeemFromRecord(
  scan: Scan,
  decision: CreditDecision | PendingDecision,
): Promise<Outcome<CheckInAnswer>> {
  const { session, context } = scan;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const record = await recordOf(scan);
    if (!record) return redeemWithoutRecord(scan);
    const recorded = record.attendance[session._id];
    if (recorded && answers(recorded.status, decision.kind))
      return alreadyOf(scan, record, recorded);
    if (!session.openToAll && !isInvited(session.audience, record.orgPath, record.segments))
      return refuse('NOT_INVITED', { title: session.title });
    if (decision.kind === 'pending') {
      const pending = withTrail(pendingOf(scan, decision), recorded);
      if (await context.repositories.studyRecords.recordPending(record, session._id, pending))
        return answerOf(scan, 'pending', 'pending');
      continue;
    }
    const attendance = withTrail(attendanceOf(scan, decision.status), recorded);
    const written = await changeAttendance(session, record, attendance, context);
    if (written.kind === 'exhausted') return refuse('TOO_MANY_CORRECTIONS');
    if (written.kind === 'written')
      return answerOf(scan, decision.status, decision.status, written.credit);
  }
  return refuse('BUSY');
}

/** Nobody scans more sessions while a request to join waits. */
const mostWaiting = 20;

/**
 * Whoever has asked to join and waits keeps the check-in for the secretary's word; a guest is counted where the session is open to
 * all.
 */
async function redeemWithoutRecord(scan: Scan): Promise<Outcome<CheckInAnswer>> {
  const { session, context } = scan;
  const { openidKey } = context.caller;
  const { bindings, waitingCheckIns } = context.repositories;
  const binding = await bindings.byKey(openidKey);
  if (binding?.asking && (await waitingCheckIns.countOfCaller(openidKey)) < mostWaiting) {
    const attendance = pendingOf(scan, { codeAgeMs: context.nowMs - scan.seenAtMs });
    const { nowMs: atMs } = context;
    await waitingCheckIns.keep({ sessionId: session._id, openidKey, attendance, atMs });
    return answerOf(scan, 'pending', 'pending');
  }
  return session.openToAll ? countGuest(scan) : refuse('NOT_JOINED', { title: session.title });
}

/** Whoever asks without a code wants to know what stands, and repeats no scan. */
type Asked = Pick<Scan, 'session' | 'context'> & Partial<Pick<Scan, 'sighting' | 'seenAtMs'>>;

/** What is recorded of the caller, where that answers a code; an absence or an excuse does not. */
export async function standingOf(scan: Asked): Promise<CheckInAnswer | undefined> {
  const record = await recordOf(scan);
  const recorded = record?.attendance[scan.session._id];
  return record && recorded && answers(recorded.status, 'pending')
    ? alreadyOf(scan, record, recorded)
    : undefined;
}

function recordOf({
  session,
  context,
}: Pick<Scan, 'session' | 'context'>): Promise<SessionRecord | undefined> {
  const who = { openidKey: context.caller.openidKey, seasonId: session.seasonId };
  return context.repositories.studyRecords.ofCallerForSession(who, session._id);
}

/** A repeated scan meets what stands. */
function alreadyOf(scan: Asked, record: SessionRecord, recorded: Attendance): CheckInAnswer {
  const { session, sighting, seenAtMs: scannedMs } = scan;
  const { seenAtMs, status, place } = recorded;
  const { standing } = roundsOf(record.entries, session._id);
  const answer = answerOf({ session, seenAtMs, place }, 'already', status, standing);
  const isSame = sighting && scannedMs !== undefined && isSameScan(sighting, scannedMs, recorded);
  return isSame ? { ...answer, sameScan: true } : answer;
}

/** Whether what is recorded is the answer to a code, which then changes nothing. */
const answers = (recorded: Standing, kind: 'credit' | 'pending') =>
  !overcomes(kind === 'credit' ? 'code' : 'lateCode', recorded);

/** What people have changed by hand stays readable when a code comes after it. */
function withTrail(attendance: Attendance, recorded: Attendance | undefined): Attendance {
  return recorded?.corrections ? { ...attendance, corrections: recorded.corrections } : attendance;
}

/** Whoever has no record in the season is counted, without a name. */
async function countGuest(scan: Scan): Promise<Outcome<CheckInAnswer>> {
  const { session, seenAtMs, context } = scan;
  // By the plan and not by the status, which may be read before and written after: nobody comes once they are being counted.
  if (context.nowMs > guestsUntilMs(session))
    return refuse('CHECK_IN_CLOSED', { title: session.title });
  const { openidKey } = context.caller;
  const guest = { openidKey, sessionId: session._id, seenAtMs, atMs: context.nowMs };
  const seen = await context.repositories.guestCheckIns.countGuest(guest);
  return answerOf({ ...scan, seenAtMs: seen.seenAtMs }, 'guest', 'present');
}
