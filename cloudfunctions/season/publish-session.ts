import type { SessionToPublish } from '../shared/contract/season';
import type { PublishAnswer } from '../shared/contract/season-answers';
import type { Season } from '../shared/domain/season';
import type { Session } from '../shared/domain/session';
import { allows, isDraft } from '../shared/domain/session-life';
import {
  missingFieldOf,
  plannedFieldsOf,
  planOf,
  type SessionPlan,
  timesFault,
  weeksLater,
  weeksLeft,
} from '../shared/domain/session-plan';
import { DuplicateKey } from '../shared/repositories';
import type { MemberContext } from '../shared/runtime/context';
import { withLecturer } from '../shared/runtime/named-lecturer';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { ownSession } from '../shared/runtime/own-session';
import { allowedAudience } from './audience';
import { holderOf, newSession, sessionIdOf } from './make-session';
import { changeSession, withoutOptional } from './move-session';
import { summaryOf } from './session-summary';

/**
 * Publishes a session for an organisation that the caller's roles cover, of a draft or at once, for one week or several running. Sent
 * again it finds what it has made, and makes what was still missing of a series.
 */
export async function publishSession(
  input: SessionToPublish,
  context: MemberContext,
): Promise<Outcome<PublishAnswer>> {
  const known = await holderOf(input.holderId, context);
  if (known instanceof Refused) return known;
  // Days and rules may just have been changed, which an instance does not hear of for a minute.
  const season = (await context.repositories.seasons.byId(known.season._id)) ?? known.season;
  const holder = { ...known, season };
  const audience = await allowedAudience(input.plan.audience, holder.organisation._id, context);
  if (audience instanceof Refused) return audience;
  const draft = input.draft && (await ownSession(context, input.draft.sessionId));
  if (draft instanceof Refused) return draft;
  const plan = await withLecturer({ ...input.plan, audience }, draft, context);
  if (plan instanceof Refused) return plan;
  const fault = faultOf(plan, input.repeatWeeks, season, context.nowMs);
  if (fault) return fault;
  const isLost = draft && isDraft(draft) && draft.changedAtMs !== input.draft?.changedAtMs;
  if (isLost) return refuse('SESSION_CHANGED');
  const expected = await context.repositories.attendance.countInvited(season._id, audience);
  const firstId = draft?._id ?? sessionIdOf(context.member._id, input.requestId);
  const series = input.repeatWeeks > 1 ? { seriesId: firstId } : {};
  const sessions: Session[] = [];
  for (let week = 0; week < input.repeatWeeks; week += 1) {
    const id = week === 0 ? firstId : sessionIdOf(context.member._id, input.requestId, week);
    const one = newSession(id, weeksLater(plan, week), holder, 'published', context);
    const published = await publish({ ...one, ...series, expected }, context);
    if (published instanceof Refused) return published;
    sessions.push(published);
  }
  const [first] = sessions;
  if (!first) return refuse('BAD_REQUEST');
  return { ...summaryOf(first), published: sessions.length };
}

/** What keeps a plan from being published so many weeks running. */
export function faultOf(
  plan: SessionPlan,
  weeks: number,
  season: Season,
  nowMs: number,
): Refused | undefined {
  const field = missingFieldOf(plan);
  if (field) return refuse('SESSION_INCOMPLETE', { field });
  const fault = timesFault(plan, season, nowMs);
  if (fault) return refuse('SESSION_TIMES_INVALID', { fault });
  if (!timesFault(weeksLater(plan, weeks - 1), season, nowMs)) return undefined;
  return refuse('SESSION_TIMES_INVALID', {
    fault: 'series-beyond-season',
    weeks: weeksLeft(plan.endsAtMs, season),
  });
}

/** Inserts it; where it stands already, it is a draft to be turned into it, or this request was here before. */
async function publish(session: Session, context: MemberContext): Promise<Outcome<Session>> {
  const { sessions } = context.repositories;
  try {
    await sessions.insert(session);
    return session;
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
  }
  const earlier = await sessions.byId(session._id);
  if (earlier?.publishedBy !== context.member._id) return refuse('SESSION_STATE_CONFLICT');
  if (!allows(earlier, 'publish', context.nowMs)) return earlier;
  const { expected, organisationId, organisationName, orgPath, status, credit } = session;
  return changeSession(
    earlier,
    {
      ...withoutOptional,
      ...plannedFieldsOf(planOf(session)),
      ...{ expected, organisationId, organisationName, orgPath, status, credit },
      seriesId: session.seriesId,
    },
    undefined,
    context,
  );
}
