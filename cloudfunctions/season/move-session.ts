import type { Session, SessionChange } from '../shared/domain/session';
import { allows, type SessionAction, transitions } from '../shared/domain/session-life';
import type { SessionFields } from '../shared/repositories/session-repository';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { ownSession } from '../shared/runtime/own-session';

/** A session is changed a few times; a list that grows without end would be somebody's mischief. */
const mostChanges = 100;
/** A session that somebody else changes at the same time is read again this often. */
const attempts = 3;

/** What a plan may leave out: to be removed where the plan that replaces another one has none. */
export const withoutOptional = {
  stream: undefined,
  lecturer: undefined,
  lecturerId: undefined,
  fence: undefined,
} satisfies SessionFields;

/** When a change made now counts as made: two within a millisecond must not look like one to whoever read in between. */
export const changeInstantMs = ({ changedAtMs }: Session, nowMs: number) =>
  Math.max(nowMs, changedAtMs + 1);

/** Writes a change of a session as it was read, with its note; refused when somebody was faster. */
export async function changeSession(
  session: Session,
  set: SessionFields,
  noted: Omit<SessionChange, 'atMs' | 'by'> | undefined,
  { member, nowMs, repositories }: MemberContext,
): Promise<Outcome<Session>> {
  if ((session.changes?.length ?? 0) >= mostChanges) return refuse('TOO_MANY_CORRECTIONS');
  const changedAtMs = changeInstantMs(session, nowMs);
  const note = noted && { ...noted, atMs: nowMs, by: member._id };
  const isChanged = await repositories.sessions.change(session, { ...set, changedAtMs }, note);
  return isChanged ? changed(session, { ...set, changedAtMs }) : refuse('SESSION_CHANGED');
}

function changed(session: Session, set: SessionFields): Session {
  const merged = Object.entries({ ...session, ...set }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(merged) as unknown as Session;
}

/**
 * Moves a session on, whatever others change of it meanwhile. One that is where it should be already stays as it is, so that
 * a call that is sent again does no harm.
 */
export async function moveOn(
  sessionId: string,
  action: SessionAction,
  step: (session: Session) => { set: SessionFields; noted: Omit<SessionChange, 'atMs' | 'by'> },
  context: MemberContext,
): Promise<Outcome<Session>> {
  const { to } = transitions[action];
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const session = await ownSession(context, sessionId);
    if (session instanceof Refused) return session;
    if (session.status === to) return session;
    if (!allows(session, action, context.nowMs)) return refuse('SESSION_STATE_CONFLICT');
    const { set, noted } = step(session);
    const moved = await changeSession(session, set, noted, context);
    if (!(moved instanceof Refused) || moved.code !== 'SESSION_CHANGED') return moved;
  }
  return refuse('BUSY');
}
