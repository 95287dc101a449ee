import type { PlanOfRequest, SessionSummary } from '../shared/contract/season';
import type { Session } from '../shared/domain/session';
import { allows, editOf } from '../shared/domain/session-life';
import { type PlanField, plannedFieldsOf, type SessionPlan } from '../shared/domain/session-plan';
import type { SessionFields } from '../shared/repositories/session-repository';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { ownSession } from '../shared/runtime/own-session';
import { runningSeason } from '../shared/runtime/shared-reads';
import { allowedAudience } from './audience';
import { changeSession, withoutOptional } from './move-session';
import { faultOf } from './publish-session';
import { summaryOf } from './session-summary';

interface Edit {
  seen: { sessionId: string; changedAtMs: number };
  plan: PlanOfRequest;
}

/**
 * Changes the plan of a session: all of a draft or a published one but who holds it, a little of an open one. Refused when
 * somebody has changed it since the editor read it.
 */
export async function editSession(
  input: Edit,
  context: MemberContext,
): Promise<Outcome<SessionSummary>> {
  const session = await ownSession(context, input.seen.sessionId);
  if (session instanceof Refused) return session;
  if (!allows(session, 'edit', context.nowMs)) return refuse('SESSION_STATE_CONFLICT');
  const plan = forHolder(input.plan, session);
  const fields = editOf(session, plan);
  // Sent again after a lost answer, it finds everything as it wants it.
  const isAsWanted = !('fault' in fields) && fields.length === 0;
  if (isAsWanted) return summaryOf(session);
  if (session.changedAtMs !== input.seen.changedAtMs) return refuse('SESSION_CHANGED');
  if ('fault' in fields)
    return fields.fault === 'fixed'
      ? refuse('SESSION_FIELD_FIXED', { field: fields.field })
      : refuse('SESSION_TIMES_INVALID', { fault: 'earlier' });
  const checked = await checkedFields(session, plan, fields, context);
  if (checked instanceof Refused) return checked;
  const noted = session.status === 'draft' ? undefined : { what: 'edited' as const, fields };
  const changed = await changeSession(session, checked, noted, context);
  return changed instanceof Refused ? changed : summaryOf(changed);
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
  const season = await runningSeason(context.nowMs);
  if (!season) return refuse('NO_SEASON');
  const fault = faultOf(plan, 1, season, context.nowMs);
  if (fault) return fault;
  if (session.status === 'open') {
    const { title, venue, lecturer, endsAtMs, checkInClosesAtMs, settlesAtMs } = planned;
    return { title, venue, lecturer, endsAtMs, checkInClosesAtMs, settlesAtMs };
  }
  if (!fields.includes('audience')) return planned;
  const { attendance } = context.repositories;
  return { ...planned, expected: await attendance.countInvited(session.seasonId, audience) };
}
