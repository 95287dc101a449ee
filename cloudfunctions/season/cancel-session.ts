import type { CancelAnswer } from '../shared/contract/season-answers';
import type { Session } from '../shared/domain/session';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { ownSession } from '../shared/runtime/own-session';
import { moveOn } from './move-session';

/**
 * Calls a session off, and with `following` the later ones of its series that have not begun. One in which somebody has
 * checked in can only be closed: points that were given for it stand. An instance that keeps an open session may take a
 * code for some seconds more (see warm-session); the sheet then shows it.
 */
export async function cancelSession(
  input: { sessionId: string; reason: string; following: boolean },
  context: MemberContext,
): Promise<Outcome<CancelAnswer>> {
  const session = await ownSession(context, input.sessionId);
  if (session instanceof Refused) return session;
  const first = await cancelOne(session, input.reason, context);
  if (first instanceof Refused) return first;
  const answer: CancelAnswer = { cancelled: 1, kept: 0 };
  if (!input.following || session.seriesId === undefined) return answer;
  const series = await context.repositories.sessionLists.ofSeries(
    session.seriesId,
    session.startsAtMs,
  );
  for (const one of series) {
    if (one._id === session._id || one.status === 'cancelled') continue;
    const outcome = await cancelOne(one, input.reason, context);
    answer[outcome instanceof Refused ? 'kept' : 'cancelled'] += 1;
  }
  return answer;
}

async function cancelOne(
  session: Session,
  reason: string,
  context: MemberContext,
): Promise<Outcome<Session>> {
  if (session.status !== 'cancelled' && (await isAttended(session, context)))
    return refuse('SESSION_HAS_ATTENDANCE');
  return moveOn(
    session._id,
    'cancel',
    () => ({ set: { status: 'cancelled' }, noted: { what: 'cancelled', reason } }),
    context,
  );
}

async function isAttended({ _id }: Session, { repositories }: MemberContext): Promise<boolean> {
  const counts = await Promise.all([
    repositories.attendance.countAttended(_id),
    repositories.attendance.countPending(_id),
  ]);
  return counts.some((count) => count > 0);
}
