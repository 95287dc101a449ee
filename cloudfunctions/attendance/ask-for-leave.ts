import type { LeaveAnswer } from '../shared/contract/attendance-answers';
import {
  type LeaveRequest,
  leaveRequestId,
  mayAskForLeave,
  mostLeaveRounds,
} from '../shared/domain/leave-request';
import { isInvited, type Session } from '../shared/domain/session';
import { DuplicateKey } from '../shared/repositories';
import type { SessionRecord } from '../shared/repositories/study-record-repository';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { factsOf } from '../shared/runtime/session-facts';

/** A member's place at a session: whoever asks for leave, or reads what came of it. */
interface Place {
  session: Session;
  record: SessionRecord;
  request: LeaveRequest | undefined;
}

/** How the caller stands towards a session, with the caller's request if there is one. */
export async function showLeave(
  input: { sessionId: string },
  context: MemberContext,
): Promise<Outcome<LeaveAnswer>> {
  const place = await placeOf(input.sessionId, context);
  return place instanceof Refused ? place : answerOf(place, context.nowMs);
}

/** Asks for leave, until the end of the session. Asking again with other words changes a request that still waits. */
export async function requestLeave(
  input: { sessionId: string; reason: string },
  context: MemberContext,
): Promise<Outcome<LeaveAnswer>> {
  const place = await placeOf(input.sessionId, context);
  if (place instanceof Refused) return place;
  const { session, record, request } = place;
  const recorded = record.attendance[session._id]?.status ?? 'none';
  if (!mayAskForLeave(session, recorded, context.nowMs))
    return refuse('LEAVE_NOT_POSSIBLE', { recorded });
  const asked = { reason: input.reason, askedAtMs: context.nowMs };
  const written = await write(place, asked, context);
  if (written instanceof Refused) return written;
  if (!written && request?.status === 'waiting') return refuse('LEAVE_NOT_WAITING');
  return showLeave(input, context);
}

async function write(
  { session, record, request }: Place,
  asked: Pick<LeaveRequest, 'reason' | 'askedAtMs'>,
  { repositories }: MemberContext,
): Promise<boolean | Refused> {
  const { leaveRequests } = repositories;
  if (request?.status === 'waiting')
    return (
      request.reason === asked.reason || leaveRequests.change(request, { reason: asked.reason })
    );
  if (request && request.round >= mostLeaveRounds) return refuse('LEAVE_ASKED_TOO_OFTEN');
  if (request) return leaveRequests.renew(request, asked);
  const { memberId, branchId } = record;
  try {
    await leaveRequests.insert({
      _id: leaveRequestId(session._id, memberId),
      ...{ sessionId: session._id, memberId, branchId, status: 'waiting', round: 1 },
      ...asked,
    });
  } catch (error) {
    // The same request came twice at once: what stands is answered.
    if (!(error instanceof DuplicateKey)) throw error;
  }
  return true;
}

/** Takes a request back that was not decided. Repeating it changes nothing. */
export async function withdrawLeave(
  input: { sessionId: string },
  context: MemberContext,
): Promise<Outcome<LeaveAnswer>> {
  const place = await placeOf(input.sessionId, context);
  if (place instanceof Refused) return place;
  const { request } = place;
  if (request?.status !== 'withdrawn') {
    if (request?.status !== 'waiting') return refuse('LEAVE_NOT_WAITING');
    if (!(await context.repositories.leaveRequests.change(request, { status: 'withdrawn' })))
      return refuse('LEAVE_NOT_WAITING');
  }
  return showLeave(input, context);
}

async function placeOf(sessionId: string, context: MemberContext): Promise<Outcome<Place>> {
  const { sessions, studyRecords, leaveRequests } = context.repositories;
  const [session, request] = await Promise.all([
    sessions.byId(sessionId),
    leaveRequests.byId(leaveRequestId(sessionId, context.member._id)),
  ]);
  if (!session || session.status === 'draft') return refuse('SESSION_NOT_FOUND');
  const who = { openidKey: context.caller.openidKey, seasonId: session.seasonId };
  const record = await studyRecords.ofCallerForSession(who, sessionId);
  if (!record) return refuse('NOT_JOINED');
  return isInvited(session.audience, record.orgPath, record.segments)
    ? { session, record, request }
    : refuse('NOT_INVITED', { title: session.title });
}

function answerOf({ session, record, request }: Place, nowMs: number): LeaveAnswer {
  const recorded = record.attendance[session._id]?.status ?? 'none';
  const { endsAtMs, required, mode } = session;
  return {
    session: { ...factsOf(session), endsAtMs, required, mode },
    recorded,
    mayAsk: mayAskForLeave(session, recorded, nowMs),
    ...(request ? { request: factsOfRequest(request) } : {}),
  };
}

function factsOfRequest(request: LeaveRequest): NonNullable<LeaveAnswer['request']> {
  const { status, reason, askedAtMs, answer, decidedAtMs } = request;
  return {
    ...{ status, reason, askedAtMs },
    ...(answer === undefined ? {} : { answer }),
    ...(decidedAtMs === undefined ? {} : { decidedAtMs }),
  };
}
