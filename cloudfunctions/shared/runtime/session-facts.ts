import type { SessionFacts } from '../contract/check-in';
import type { Session } from '../domain/session';

/** What everybody who may see a session sees of it. */
export function factsOf(session: Session): SessionFacts {
  const { _id, title, startsAtMs, venue } = session;
  return { sessionId: _id, title, startsAtMs, venue };
}
