import type { MarkAnswer, MarkOutcome } from '../shared/contract/attendance-answers';
import { changedByHand, overcomes } from '../shared/domain/attendance';
import { type LeaveRequest, leaveRequestId } from '../shared/domain/leave-request';
import type { Session } from '../shared/domain/session';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { isInPart, listedSession, type ListedSession } from '../shared/runtime/own-session';
import { organisationsById } from '../shared/runtime/shared-reads';
import { changeMembers, type Decision } from './change-members';
import { rowsNow } from './mark-members';

/**
 * Approves or declines a member's request for leave. Approval excuses the member first and then closes the request, so that
 * whatever breaks in between leaves a request that can be decided again. Who checked in meanwhile stays checked in.
 */
export async function decideLeave(
  input: { sessionId: string; memberId: string; approve: boolean; answer?: string | undefined },
  context: MemberContext,
): Promise<Outcome<MarkAnswer>> {
  const listed = await listedSession(context, input.sessionId);
  if (listed instanceof Refused) return listed;
  const { session } = listed;
  const { memberId, approve } = input;
  const { leaveRequests } = context.repositories;
  const request = await leaveRequests.byId(leaveRequestId(session._id, memberId));
  if (request && !(await isOfPart(listed, request, context))) return refuse('NOT_ALLOWED');
  const status = approve ? 'approved' : 'declined';
  if (request?.status !== 'waiting')
    return request?.status === status
      ? answerOf(listed, memberId, 'unchanged', context)
      : refuse('LEAVE_NOT_WAITING');
  const outcome = approve ? await excuse(session, request, context) : 'marked';
  if (outcome === 'busy') return refuse('BUSY');
  if (outcome === 'exhausted') return refuse('TOO_MANY_CORRECTIONS');
  const decided = await leaveRequests.change(request, {
    status,
    decidedBy: context.member._id,
    decidedAtMs: context.nowMs,
    ...(input.answer === undefined ? {} : { answer: input.answer }),
  });
  if (decided) return answerOf(listed, memberId, outcome, context);
  const now = await leaveRequests.byId(request._id);
  if (now?.status === status) return answerOf(listed, memberId, outcome, context);
  // Withdrawn or declined at the same moment: the excuse must not outlive its request.
  if (outcome === 'marked' && approve) await takeBack(session, memberId, context);
  return refuse('LEAVE_NOT_WAITING');
}

/** Leave is decided by who keeps the list of the member who asks. */
async function isOfPart(
  listed: ListedSession,
  { branchId }: LeaveRequest,
  { nowMs }: MemberContext,
): Promise<boolean> {
  const branch = (await organisationsById([branchId], nowMs)).get(branchId);
  return isInPart(listed, branch?.path ?? []);
}

async function excuse(
  session: Session,
  { memberId, reason }: LeaveRequest,
  context: MemberContext,
): Promise<MarkOutcome> {
  const { member, nowMs } = context;
  const outcomes = await changeMembers<MarkOutcome>(
    session,
    [memberId],
    context,
    ({ attendance }): Decision<MarkOutcome> => {
      const stood = attendance[session._id];
      const stands = stood?.status ?? 'none';
      if (!overcomes('leave', stands))
        return { outcome: stands === 'excused' ? 'unchanged' : 'conflict' };
      const next = { status: 'excused', seenAtMs: session.startsAtMs, method: 'leave' } as const;
      const write = changedByHand(stood, next, { by: member._id, reason, nowMs });
      return write ? { outcome: 'marked', write } : { outcome: 'exhausted' };
    },
  );
  return outcomes.get(memberId) ?? 'not-here';
}

async function takeBack(session: Session, memberId: string, context: MemberContext): Promise<void> {
  const { member, nowMs } = context;
  await changeMembers(session, [memberId], context, ({ attendance }): Decision<'taken-back'> => {
    const stood = attendance[session._id];
    if (stood?.status !== 'excused' || stood.method !== 'leave') return { outcome: 'taken-back' };
    const next = { status: 'none', seenAtMs: stood.seenAtMs, method: 'leave' } as const;
    return {
      outcome: 'taken-back',
      write: changedByHand(stood, next, { by: member._id, nowMs }),
    };
  });
}

async function answerOf(
  listed: ListedSession,
  memberId: string,
  outcome: MarkOutcome,
  context: MemberContext,
): Promise<MarkAnswer> {
  return {
    results: [{ memberId, outcome }],
    rows: await rowsNow(listed, [memberId], context),
  };
}
