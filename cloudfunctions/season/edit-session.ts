import type { PlanOfRequest, SeenSession } from '../shared/contract/season';
import type { EditAnswer } from '../shared/contract/season-answers';
import type { Session } from '../shared/domain/session';
import { allows, editOf } from '../shared/domain/session-life';
import {
  changedFieldsOf,
  followedPlan,
  type PlanField,
  planOf,
  plannedFieldsOf,
  type SessionPlan,
} from '../shared/domain/session-plan';
import type { SessionFields } from '../shared/repositories/session-repository';
import type { MemberContext } from '../shared/runtime/context';
import { withLecturer } from '../shared/runtime/named-lecturer';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { ownSession } from '../shared/runtime/own-session';
import { allowedAudience } from './audience';
import { changeSession, withoutOptional } from './move-session';
import { faultOf } from './publish-session';
import { summaryOf } from './session-summary';

interface Edit {
  seen: SeenSession;
  plan: PlanOfRequest;
  following: SeenSession[];
}

/**
 * Changes the plan of a session: all of a draft or a published one but who holds it, a little of an open one. Refused when
 * somebody has changed it since the editor read it. Later ones of its series that are named go along; they are changed first, so
 * that a request that broke off and is sent again finds what is left to do.
 */
export async function editSession(
  input: Edit,
  context: MemberContext,
): Promise<Outcome<EditAnswer>> {
  const session = await ownSession(context, input.seen.sessionId);
  if (session instanceof Refused) return session;
  if (!allows(session, 'edit', context.nowMs)) return refuse('SESSION_STATE_CONFLICT');
  const plan = await withLecturer(forHolder(input.plan, session), session, context);
  if (plan instanceof Refused) return plan;
  const fields = editOf(session, plan);
  // Sent again after a lost answer, it finds everything as it wants it.
  const isAsWanted = !('fault' in fields) && fields.length === 0;
  if (isAsWanted) return { ...summaryOf(session), followed: input.following.length, kept: 0 };
  if (session.changedAtMs !== input.seen.changedAtMs) return refuse('SESSION_CHANGED');
  if ('fault' in fields)
    return fields.fault === 'fixed'
      ? refuse('SESSION_FIELD_FIXED', { field: fields.field })
      : refuse('SESSION_TIMES_INVALID', { fault: 'earlier' });
  const checked = await checkedFields(session, plan, fields, context);
  if (checked instanceof Refused) return checked;
  const followed = await editFollowing(session, plan, input.following, context);
  if (followed instanceof Refused) return followed;
  const noted = session.status === 'draft' ? undefined : { what: 'edited' as const, fields };
  const changed = await changeSession(session, checked, noted, context);
  return changed instanceof Refused ? changed : { ...summaryOf(changed), ...followed };
}

/** Changes later sessions of a series as far as they are as the editor saw them; all are checked before one is changed. */
async function editFollowing(
  session: Session,
  plan: SessionPlan,
  following: readonly SeenSession[],
  context: MemberContext,
): Promise<Outcome<{ followed: number; kept: number }>> {
  const { seriesId, startsAtMs } = session;
  const counts = { followed: 0, kept: 0 };
  if (following.length === 0 || seriesId === undefined) return counts;
  const series = await context.repositories.sessionLists.ofSeries(seriesId, startsAtMs);
  const steps: { one: Session; set: SessionFields; fields: PlanField[] }[] = [];
  for (const seen of following) {
    const one = series.find(({ _id }) => _id === seen.sessionId && _id !== session._id);
    if (one?.status === 'published' && one.changedAtMs === seen.changedAtMs) {
      const next = followedPlan(planOf(one), planOf(session), plan);
      const fields = changedFieldsOf(planOf(one), next);
      const set = await checkedFields(one, next, fields, context);
      if (set instanceof Refused) return set;
      steps.push({ one, set, fields });
    } else counts[one && isOwnEdit(one, seen, context) ? 'followed' : 'kept'] += 1;
  }
  for (const { one, set, fields } of steps) {
    const changed = await changeSession(one, set, { what: 'edited', fields }, context);
    counts[changed instanceof Refused ? 'kept' : 'followed'] += 1;
  }
  return counts;
}

/** What the caller has edited since it was seen, this request has done before its answer was lost. */
function isOwnEdit(one: Session, seen: SeenSession, { member }: MemberContext): boolean {
  const last = one.changes?.at(-1);
  return last?.what === 'edited' && last.by === member._id && last.atMs >= seen.changedAtMs;
}

/** An audience without organisations means the holder. */
function forHolder(plan: PlanOfRequest, { organisationId }: Session): PlanOfRequest {
  const { organisationIds, segments } = plan.audience;
  if (organisationIds.length > 0) return plan;
  return { ...plan, audience: { organisationIds: [organisationId], segments } };
}

async function checkedFields(
  session: Session,
  plan: SessionPlan,
  fields: readonly PlanField[],
  context: MemberContext,
): Promise<Outcome<SessionFields>> {
  const audience = fields.includes('audience')
    ? await allowedAudience(plan.audience, session.organisationId, context)
    : session.audience;
  if (audience instanceof Refused) return audience;
  const planned = { ...withoutOptional, ...plannedFieldsOf({ ...plan, audience }) };
  if (session.status === 'draft') return planned;
  const season = await context.repositories.seasons.running();
  if (!season) return refuse('NO_SEASON');
  const fault = faultOf(plan, 1, season, context.nowMs);
  if (fault) return fault;
  if (session.status === 'open') {
    const { title, venue, lecturer, lecturerId, endsAtMs } = planned;
    const { checkInClosesAtMs, settlesAtMs } = planned;
    return { title, venue, lecturer, lecturerId, endsAtMs, checkInClosesAtMs, settlesAtMs };
  }
  // One that lapsed has been given a new time: it is to come again.
  const dated =
    session.status === 'lapsed' ? { ...planned, status: 'published' as const } : planned;
  if (!fields.includes('audience')) return dated;
  const { attendance } = context.repositories;
  return { ...dated, expected: await attendance.countInvited(session.seasonId, audience) };
}
