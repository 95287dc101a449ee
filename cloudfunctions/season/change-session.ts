import type { SessionSummary } from '../shared/contract/season';
import { type Session, mayOpenFromMs } from '../shared/domain/session';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { ownSession } from '../shared/runtime/own-session';
import { summaryOf } from './session-summary';

type Status = Session['status'];

/**
 * Opens a session for check-in. Early opening on its day is allowed (doors may open before the plan says) and moves the time
 * from which codes count; opening what is open changes nothing.
 */
export async function openSession(
  input: { sessionId: string },
  context: MemberContext,
): Promise<Outcome<SessionSummary>> {
  const { nowMs } = context;
  const session = await ownSession(context, input.sessionId);
  if (session instanceof Refused) return session;
  if (session.status === 'open') return summaryOf(session);
  if (session.status === 'closed' || nowMs >= session.endsAtMs)
    return refuse('SESSION_STATE_CONFLICT');
  const opensAtMs = mayOpenFromMs(session);
  if (nowMs < opensAtMs) return refuse('CHECK_IN_NOT_OPEN', { opensAtMs });
  const checkInOpensAtMs = Math.min(session.checkInOpensAtMs, nowMs);
  return change(session, ['published'], { status: 'open', checkInOpensAtMs }, context);
}

/** Closes check-in now. Codes of earlier slots that arrive late stay good for confirmation. */
export async function closeSession(
  input: { sessionId: string },
  context: MemberContext,
): Promise<Outcome<SessionSummary>> {
  const session = await ownSession(context, input.sessionId);
  if (session instanceof Refused) return session;
  if (session.status === 'closed') return summaryOf(session);
  if (session.status === 'published') return refuse('SESSION_STATE_CONFLICT');
  const checkInClosesAtMs = Math.min(session.checkInClosesAtMs, context.nowMs);
  return change(session, ['open'], { status: 'closed', checkInClosesAtMs }, context);
}

async function change(
  session: Session,
  from: Status[],
  to: Partial<Session> & { status: Status },
  context: MemberContext,
): Promise<Outcome<SessionSummary>> {
  const next = { ...to, changedAtMs: context.nowMs };
  if (await context.repositories.sessions.changeStatus(session._id, from, next))
    return summaryOf({ ...session, ...next });
  const now = await context.repositories.sessions.byId(session._id);
  return now?.status === to.status ? summaryOf(now) : refuse('SESSION_STATE_CONFLICT');
}
