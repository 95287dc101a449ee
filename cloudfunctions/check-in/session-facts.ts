import type { SessionFacts } from '../shared/contract/check-in';
import { covers } from '../shared/domain/organisation';
import type { Session } from '../shared/domain/session';
import { slotMs } from '../shared/domain/session-code';
import type { CallContext, MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';

/**
 * Open sessions that this instance has read, for one slot of the code. Times, audience and points do not change while a
 * session is open; closing by hand may be noticed one slot late, which a code's own slot allows anyway. A session that
 * is not open yet is never kept: opening must work at once.
 */
const ttlMs = slotMs;
const kept = new Map<string, { session: Session; atMs: number }>();
const mostKept = 200;

/** The session for redeeming; at most one slot old when it is open. */
export async function sessionById(
  context: Pick<CallContext, 'nowMs' | 'repositories'>,
  sessionId: string,
): Promise<Session | undefined> {
  const warm = kept.get(sessionId);
  if (warm && context.nowMs >= warm.atMs && context.nowMs - warm.atMs < ttlMs) return warm.session;
  const session = await context.repositories.sessions.byId(sessionId);
  if (session?.status === 'open') {
    if (kept.size >= mostKept) kept.clear();
    kept.set(sessionId, { session, atMs: context.nowMs });
  }
  return session;
}

export function factsOf(session: Session): SessionFacts {
  const { _id, title, startsAtMs, venue } = session;
  return { sessionId: _id, title, startsAtMs, venue };
}

/** The session, if the caller's roles cover the organisation that holds it. Read afresh: this decides who may act. */
export async function ownSession(context: MemberContext, sessionId: string): Promise<Outcome<Session>> {
  const session = await context.repositories.sessions.byId(sessionId);
  if (!session) return refuse('SESSION_NOT_FOUND');
  return covers(context.member.roles, session.orgPath) ? session : refuse('NOT_ALLOWED');
}
