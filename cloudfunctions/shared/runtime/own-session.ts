import type { Session } from '../domain/session';
import { isDraft } from '../domain/session-life';
import type { MemberContext } from './context';
import { type Outcome, Refused, refuse } from './outcome';
import { organisationsById } from './shared-reads';

/**
 * The session, if the caller's roles permit the action for the organisation that holds it; somebody else's draft is not there. Read afresh:
 * this decides who may act.
 */
export async function ownSession(
  context: MemberContext,
  sessionId: string,
): Promise<Outcome<Session>> {
  const session = await visibleSession(context, sessionId);
  if (session instanceof Refused) return session;
  return context.may(session.orgPath) ? session : refuse('NOT_ALLOWED');
}

/** A session whose list the caller may keep. */
export interface ListedSession {
  /** With `part`, its audience is narrowed to it. */
  session: Session;
  /** Ids of the organisations whose members alone the caller may see and note; absent: everybody's. */
  part?: string[];
}

/**
 * The session for the list of those who came: the whole of it for those who may run it, and of somebody else's the own part
 * for whom it invites members of the caller's organisations.
 */
export async function listedSession(
  context: MemberContext,
  sessionId: string,
): Promise<Outcome<ListedSession>> {
  const session = await visibleSession(context, sessionId);
  if (session instanceof Refused) return session;
  if (context.may(session.orgPath)) return { session };
  const part = await partOf(session, context);
  if (part.length === 0) return refuse('NOT_ALLOWED');
  const { segments } = session.audience;
  return { session: { ...session, audience: { organisationIds: part, segments } }, part };
}

/** Whether a member belongs to what the caller may see of the session. */
export const isInPart = ({ part }: ListedSession, orgPath: readonly string[]): boolean =>
  part === undefined || orgPath.some((id) => part.includes(id));

/** Of what a session invites, what the caller may act for: own organisations as a whole, or those below that are named. */
export async function partOf(
  { audience }: Pick<Session, 'audience'>,
  { grants, may, nowMs }: Pick<MemberContext, 'grants' | 'may' | 'nowMs'>,
): Promise<string[]> {
  const ownIds = grants.map((grant) => grant.organisationId);
  const named = audience.organisationIds;
  const found = await organisationsById([...new Set([...ownIds, ...named])], nowMs);
  const pathOf = (id: string) => found.get(id)?.path ?? [];
  const whole = ownIds.filter((id) => pathOf(id).some((one) => named.includes(one)));
  return [...new Set([...whole, ...named])].filter((id) => may(pathOf(id)));
}

async function visibleSession(
  { member, repositories }: MemberContext,
  sessionId: string,
): Promise<Outcome<Session>> {
  const session = await repositories.sessions.byId(sessionId);
  const isHidden = session && isDraft(session) && session.publishedBy !== member._id;
  return session && !isHidden ? session : refuse('SESSION_NOT_FOUND');
}
