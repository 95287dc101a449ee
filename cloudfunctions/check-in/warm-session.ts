import type { Session } from '../shared/domain/session';
import { slotMs } from '../shared/domain/session-code';
import type { CallContext } from '../shared/runtime/context';
import { Kept } from '../shared/runtime/kept';

/**
 * Open sessions that this instance has read, for one slot of the code. Times, audience and points do not change while a
 * session is open; closing by hand may be noticed one slot late, which a code's own slot allows anyway. A session that
 * is not open yet is never kept: opening must work at once.
 */
const open = new Kept<Session>(slotMs, 200);

/** The session for redeeming; at most one slot old when it is open. */
export async function sessionById(
  context: Pick<CallContext, 'nowMs' | 'repositories'>,
  sessionId: string,
): Promise<Session | undefined> {
  const warm = open.get(sessionId, context.nowMs);
  if (warm) return warm;
  const session = await context.repositories.sessions.byId(sessionId);
  if (session?.status === 'open') open.set(sessionId, session, context.nowMs);
  return session;
}
