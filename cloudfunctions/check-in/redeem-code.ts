import type { CheckInAnswer } from '../shared/contract/check-in';
import { changeOfCredits, checkInKey } from '../shared/domain/ledger';
import { seasonDayOf } from '../shared/domain/season-time';
import {
  type CheckInDecision,
  type Session,
  checkInCredit,
  decideCheckIn,
  isInvited,
} from '../shared/domain/session';
import { slotMs, verifySessionCode } from '../shared/domain/session-code';
import type { Attendance } from '../shared/domain/study-record';
import type { SessionRecord } from '../shared/repositories/study-record-repository';
import type { CallContext } from '../shared/runtime/context';
import { type Outcome, type Refused, refuse } from '../shared/runtime/outcome';
import { creditAsRead } from '../shared/runtime/credit-as-read';
import { factsOf } from '../shared/runtime/session-facts';
import { sessionById } from './warm-session';

/** A person who scans the wrong poster stays far below. Whoever sends more is told to wait: a hint, not a lock. */
const wrongCodesAllowed = 20;
const wrongCodesWindowMs = 10 * 60_000;
/** A lost race is decided anew from what stands then; two devices of one person cannot lose more often than this. */
const attempts = 4;

/** A check-in under way: who, where and when seen. */
interface Scan {
  session: Session;
  seenAtMs: number;
  context: CallContext;
}

type CreditDecision = Extract<CheckInDecision, { kind: 'credit' }>;

/**
 * Redeems a scanned session code. The happy path is one conditional write; whatever fails a condition is read and named
 * afterwards. Safe under any repetition: the ledger key of the session is written once.
 */
export async function redeemCode(
  input: { code: string; branchId?: string | undefined },
  context: CallContext,
): Promise<Outcome<CheckInAnswer>> {
  const verified = verifySessionCode(context.settings.signingKeys, input.code, context.nowMs);
  if (!verified.genuine) return refuseWrongCode(context);
  const session = await sessionById(context, verified.sessionId);
  if (!session) return refuse('SESSION_NOT_FOUND');
  const decision = decideCheckIn(session, verified.slotStartsAtMs, slotMs, context.nowMs);
  const scan: Scan = { session, seenAtMs: verified.slotStartsAtMs, context };
  if (decision.kind === 'refuse')
    return (await standingOf(scan)) ?? refuseByTime(decision.code, session);
  const branchId = input.branchId ?? onlyBranchOf(session);
  if (decision.kind === 'credit' && branchId && (await creditAtOnce(scan, decision, branchId))) {
    return answerOf(scan, decision.status, decision.status, decision);
  }
  return redeemFromRecord(scan, decision);
}

/** Where a session invites one organisation only, that is the caller's branch or the condition fails and we read. */
function onlyBranchOf(session: Session): string | undefined {
  return session.audience.organisationIds.length === 1
    ? session.audience.organisationIds[0]
    : undefined;
}

function creditAtOnce(scan: Scan, decision: CreditDecision, branchId: string): Promise<boolean> {
  const { session, seenAtMs, context } = scan;
  const credit = checkInCredit(session, seenAtMs, branchId);
  return context.repositories.studyRecords.creditCheckIn(
    {
      openidKey: context.caller.openidKey,
      seasonId: session.seasonId,
      branchId,
      audience: session.audience,
      sessionId: session._id,
      day: seasonDayOf(seenAtMs),
      mostToday: session.credit.dayCap - credit.points,
    },
    attendanceOf(scan, decision.status),
    changeOfCredits([credit], context.nowMs),
  );
}

/** The slow path: read the record, name the reason, or write what the cap leaves, conditional on what was read. */
async function redeemFromRecord(
  scan: Scan,
  decision: Exclude<CheckInDecision, { kind: 'refuse' }>,
): Promise<Outcome<CheckInAnswer>> {
  const { session, context } = scan;
  const { studyRecords } = context.repositories;
  const who = { openidKey: context.caller.openidKey, seasonId: session.seasonId };
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const record = await studyRecords.ofCallerForSession(who, session._id);
    if (!record) return refuse('NOT_JOINED', { title: session.title });
    const recorded = alreadyRecorded(scan, record, decision.kind);
    if (recorded) return recorded;
    if (!isInvited(session.audience, record.orgPath, record.segments))
      return refuse('NOT_INVITED', { title: session.title });
    if (decision.kind === 'pending') {
      const pending: Attendance = {
        ...attendanceOf(scan, 'pending'),
        codeAgeMs: decision.codeAgeMs,
      };
      if (await studyRecords.recordPending(record, session._id, pending))
        return answerOf(scan, 'pending', 'pending');
      continue;
    }
    const attendance = attendanceOf(scan, decision.status);
    const credit = await creditAsRead(session, record, attendance, context);
    if (credit) return answerOf(scan, decision.status, decision.status, credit);
  }
  return refuse('BUSY');
}

/** A phone that lost the answer asks again, if need be days later: it learns what stands, not that it is too late. */
async function standingOf(scan: Scan): Promise<CheckInAnswer | undefined> {
  const { session, context } = scan;
  const who = { openidKey: context.caller.openidKey, seasonId: session.seasonId };
  const record = await context.repositories.studyRecords.ofCallerForSession(who, session._id);
  return record && alreadyRecorded(scan, record, 'pending');
}

/** A repeated scan meets what stands. Pending is overtaken by a fresh code, never by another stale one. */
function alreadyRecorded(
  scan: Scan,
  record: SessionRecord,
  kind: 'credit' | 'pending',
): CheckInAnswer | undefined {
  const standing = record.attendance[scan.session._id];
  if (!standing) return undefined;
  if (standing.status === 'pending' && kind === 'credit') return undefined;
  const entry = record.entries[checkInKey(scan.session._id)];
  const seen = { ...scan, seenAtMs: standing.seenAtMs };
  return answerOf(seen, 'already', standing.status, entry);
}

function attendanceOf(scan: Scan, status: Attendance['status']): Attendance {
  return { status, seenAtMs: scan.seenAtMs, atMs: scan.context.nowMs, method: 'code' };
}

function answerOf(
  scan: Scan,
  outcome: CheckInAnswer['outcome'],
  recorded: CheckInAnswer['recorded'],
  earned?: { points: number; capped?: boolean },
): CheckInAnswer {
  return {
    outcome,
    recorded,
    points: earned?.points ?? 0,
    capped: earned?.capped ?? false,
    seenAtMs: scan.seenAtMs,
    session: factsOf(scan.session),
  };
}

function refuseByTime(
  code: Extract<CheckInDecision, { kind: 'refuse' }>['code'],
  session: Session,
): Refused {
  const facts = { title: session.title, startsAtMs: session.startsAtMs };
  return code === 'CHECK_IN_NOT_OPEN'
    ? refuse(code, { ...facts, opensAtMs: session.checkInOpensAtMs })
    : refuse(code, facts);
}

/** Counts the wrong code. A genuine one is never refused for those before it: that would be a way to lock people out. */
async function refuseWrongCode(context: CallContext): Promise<Refused> {
  const { openidKey } = context.caller;
  const wrong = await context.repositories.wrongCodes.countWrongCode(
    openidKey,
    context.nowMs,
    wrongCodesWindowMs,
  );
  if (wrong.count <= wrongCodesAllowed) return refuse('CODE_NOT_OURS');
  return refuse('TOO_MANY_WRONG_CODES', { retryAtMs: wrong.windowStartsAtMs + wrongCodesWindowMs });
}
