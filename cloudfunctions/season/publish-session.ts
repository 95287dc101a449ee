import { createHash } from 'node:crypto';
import type { SessionSummary, SessionToPublish } from '../shared/contract/season';
import type { Organisation } from '../shared/domain/organisation';
import type { Season } from '../shared/domain/season';
import {
  type Session,
  lateAfterStartMs,
  opensBeforeStartMs,
  timesFault,
} from '../shared/domain/session';
import { sessionIdFrom } from '../shared/domain/session-code';
import { DuplicateKey } from '../shared/repositories';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { organisationsById, runningSeason } from '../shared/runtime/shared-reads';
import { summaryOf } from './session-summary';

/**
 * Publishes a session for the organisation of the caller's first role. The id follows from the caller and the request's
 * id, so a request that is sent again finds its own session instead of making a second one.
 */
export async function publishSession(
  input: SessionToPublish,
  context: MemberContext,
): Promise<Outcome<SessionSummary>> {
  const { member, nowMs, repositories } = context;
  const [grant] = member.roles;
  if (!grant) return refuse('NOT_ALLOWED');
  const season = await runningSeason(nowMs);
  if (!season) return refuse('NO_SEASON');
  const fault = timesFault(input, season, nowMs);
  if (fault) return refuse('SESSION_TIMES_INVALID', { fault });
  const organisation = (await organisationsById([grant.organisationId], nowMs)).get(
    grant.organisationId,
  );
  if (!organisation) return refuse('NOT_ALLOWED');
  const audience = { organisationIds: [organisation._id], segments: input.segments };
  const expected = await repositories.attendance.countInvited(season._id, audience);
  const session = sessionOf(input, { season, organisation, expected }, context);
  try {
    await repositories.sessions.insert(session);
    return summaryOf(session);
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
    const earlier = await repositories.sessions.byId(session._id);
    return earlier?.publishedBy === member._id
      ? summaryOf(earlier)
      : refuse('SESSION_STATE_CONFLICT');
  }
}

interface Place {
  season: Season;
  organisation: Organisation;
  expected: number;
}

function sessionOf(input: SessionToPublish, place: Place, context: MemberContext): Session {
  const { season, organisation, expected } = place;
  return {
    _id: idOf(context.member._id, input.requestId),
    seasonId: season._id,
    organisationId: organisation._id,
    organisationName: organisation.name,
    orgPath: organisation.path,
    category: input.category,
    tags: [],
    mode: 'on-site',
    title: input.title,
    startsAtMs: input.startsAtMs,
    endsAtMs: input.endsAtMs,
    checkInOpensAtMs: input.startsAtMs - opensBeforeStartMs,
    checkInClosesAtMs: input.endsAtMs,
    lateAfterMs: input.startsAtMs + lateAfterStartMs,
    venue: input.venue,
    ...(input.lecturer === undefined ? {} : { lecturer: input.lecturer }),
    audience: { organisationIds: [organisation._id], segments: input.segments },
    openToAll: false,
    expected,
    required: input.required,
    codeKind: 'rotating',
    status: 'published',
    credit: { ...season.rules.checkIn, rulesVersion: season.rules.version },
    publishedBy: context.member._id,
    createdAtMs: context.nowMs,
    changedAtMs: context.nowMs,
  };
}

function idOf(memberId: string, requestId: string): string {
  const digest = createHash('sha256').update(`${memberId}:${requestId}`).digest();
  return sessionIdFrom(digest.subarray(0, 5));
}
