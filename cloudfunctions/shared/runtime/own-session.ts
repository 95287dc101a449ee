import { covers } from '../domain/organisation';
import type { Session } from '../domain/session';
import { isDraft } from '../domain/session-life';
import type { MemberContext } from './context';
import { type Outcome, refuse } from './outcome';

/**
 * The session, if the caller's roles cover the organisation that holds it; somebody else's draft is not there. Read afresh:
 * this decides who may act.
 */
export async function ownSession(
  context: MemberContext,
  sessionId: string,
): Promise<Outcome<Session>> {
  const session = await context.repositories.sessions.byId(sessionId);
  if (!session) return refuse('SESSION_NOT_FOUND');
  if (isDraft(session) && session.publishedBy !== context.member._id)
    return refuse('SESSION_NOT_FOUND');
  return covers(context.member.roles, session.orgPath) ? session : refuse('NOT_ALLOWED');
}
