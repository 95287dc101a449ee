import { createHash } from 'node:crypto';
import type { Organisation } from '../shared/domain/organisation';
import { may } from '../shared/domain/permissions';
import type { Season } from '../shared/domain/season';
import type { Session } from '../shared/domain/session';
import { sessionIdFrom } from '../shared/domain/session-code';
import { plannedFieldsOf, type SessionPlan } from '../shared/domain/session-plan';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { organisationsById, runningSeason } from '../shared/runtime/shared-reads';

/** Who holds a session, and in which season. */
export interface Holder {
  season: Season;
  organisation: Organisation;
}

/** One of the organisations for which the caller may hold sessions; the first own one where none is named. */
export async function holderOf(
  holderId: string | undefined,
  { grants, member, nowMs }: MemberContext,
): Promise<Outcome<Holder>> {
  const id = holderId ?? grants[0]?.organisationId;
  if (id === undefined) return refuse('NOT_ALLOWED');
  const season = await runningSeason(nowMs);
  if (!season) return refuse('NO_SEASON');
  const organisation = (await organisationsById([id], nowMs)).get(id);
  return organisation && may(member.roles, 'runSessions', organisation.path)
    ? { season, organisation }
    : refuse('NOT_ALLOWED');
}

/** A new session of a plan; what the season decides of it is frozen now. */
export function newSession(
  sessionId: string,
  plan: SessionPlan,
  { season, organisation }: Holder,
  status: 'draft' | 'published',
  { member, nowMs }: MemberContext,
): Session {
  return {
    _id: sessionId,
    seasonId: season._id,
    organisationId: organisation._id,
    organisationName: organisation.name,
    orgPath: organisation.path,
    ...plannedFieldsOf(plan),
    expected: 0,
    status,
    credit: { ...season.rules.checkIn, rulesVersion: season.rules.version },
    publishedBy: member._id,
    createdAtMs: nowMs,
    changedAtMs: nowMs,
  };
}

/**
 * The id of the n-th session of a request. It follows from the caller and the request's id, so a request that is sent again
 * finds its own sessions instead of making others.
 */
export function sessionIdOf(memberId: string, requestId: string, index = 0): string {
  const digest = createHash('sha256').update(`${memberId}:${requestId}:${index}`).digest();
  return sessionIdFrom(digest.subarray(0, 5));
}
