import type { StandingAnswer } from '../shared/contract/check-in';
import type { CallContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { standingOf } from './redeem-from-record';
import { sessionById } from './warm-session';

/** What is recorded of the caller at a session: one read where the session is warm. */
export async function showStanding(
  input: { sessionId: string },
  context: CallContext,
): Promise<Outcome<StandingAnswer>> {
  const session = await sessionById(context, input.sessionId);
  if (!session || session.status === 'draft') return refuse('SESSION_NOT_FOUND');
  const standing = await standingOf({ session, context });
  return standing ? { standing } : {};
}
