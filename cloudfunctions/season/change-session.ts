import type { SessionSummary } from '../shared/contract/season-answers';
import type { Session } from '../shared/domain/session';
import { mayOpenFromMs } from '../shared/domain/session-life';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { ownSession } from '../shared/runtime/own-session';
import { moveOn } from './move-session';
import { summaryOf } from './session-summary';

/** How many it is for by the roster of now: people join after a session was published. */
const invitedNow = (session: Session, { repositories }: MemberContext) =>
  repositories.attendance.countInvited(session.seasonId, session.audience);

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
  const opensAtMs = mayOpenFromMs(session);
  if (session.status === 'published' && nowMs < opensAtMs)
    return refuse('CHECK_IN_NOT_OPEN', { opensAtMs });
  const expected = await invitedNow(session, context);
  const opened = await moveOn(
    input.sessionId,
    'open',
    ({ checkInOpensAtMs }) => ({
      set: { status: 'open', checkInOpensAtMs: Math.min(checkInOpensAtMs, nowMs), expected },
      noted: { what: 'opened' },
    }),
    context,
  );
  return opened instanceof Refused ? opened : summaryOf(opened);
}

/** Closes check-in now. Codes of earlier slots that arrive late stay good for confirmation. */
export async function closeSession(
  input: { sessionId: string },
  context: MemberContext,
): Promise<Outcome<SessionSummary>> {
  const closed = await moveOn(
    input.sessionId,
    'close',
    ({ checkInClosesAtMs }) => ({
      set: { status: 'closed', checkInClosesAtMs: Math.min(checkInClosesAtMs, context.nowMs) },
      noted: { what: 'closed' },
    }),
    context,
  );
  return closed instanceof Refused ? closed : summaryOf(closed);
}

/** Undoes a closing by hand: check-in goes on until it was planned to close. */
export async function reopenSession(
  input: { sessionId: string },
  context: MemberContext,
): Promise<Outcome<SessionSummary>> {
  const reopened = await moveOn(
    input.sessionId,
    'reopen',
    ({ settlesAtMs }) => ({
      set: { status: 'open', checkInClosesAtMs: settlesAtMs },
      noted: { what: 'reopened' },
    }),
    context,
  );
  return reopened instanceof Refused ? reopened : summaryOf(reopened);
}

/** Notes how many people the secretary counted in the hall: to be compared with the check-ins, shown to no member. */
export async function countHeads(
  input: { sessionId: string; heads: number },
  context: MemberContext,
): Promise<Outcome<SessionSummary>> {
  const { member, nowMs } = context;
  const headCount = { heads: input.heads, countedBy: member._id, atMs: nowMs };
  const counted = await moveOn(
    input.sessionId,
    'countHeads',
    () => ({ set: { headCount }, noted: { what: 'head-count' } }),
    context,
  );
  return counted instanceof Refused ? counted : summaryOf(counted);
}
