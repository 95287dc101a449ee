import type { PlanOfRequest } from '../shared/contract/season';
import type { SessionSummary } from '../shared/contract/season-answers';
import type { Session } from '../shared/domain/session';
import { isDraft } from '../shared/domain/session-life';
import { changedFieldsOf, planOf, plannedFieldsOf } from '../shared/domain/session-plan';
import { DuplicateKey } from '../shared/repositories';
import type { MemberContext } from '../shared/runtime/context';
import { withLecturer } from '../shared/runtime/named-lecturer';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { ownSession } from '../shared/runtime/own-session';
import { allowedAudience } from './audience';
import { holderOf, newSession, sessionIdOf } from './make-session';
import { changeInstantMs, changeSession, withoutOptional } from './move-session';
import { summaryOf } from './session-summary';

/** More than these are not drafts any more but a plan; the desk lists no more. */
const mostDrafts = 20;

/** Keeps a draft for the caller's own desk. Sent again with the same id it replaces what it has kept before. */
export async function saveDraft(
  input: { requestId: string; plan: PlanOfRequest; holderId?: string | undefined },
  context: MemberContext,
): Promise<Outcome<SessionSummary>> {
  const { member, repositories } = context;
  const holder = await holderOf(input.holderId, context);
  if (holder instanceof Refused) return holder;
  const audience = await allowedAudience(input.plan.audience, holder.organisation._id, context);
  if (audience instanceof Refused) return audience;
  const plan = await withLecturer({ ...input.plan, audience }, undefined, context);
  if (plan instanceof Refused) return plan;
  const sessionId = sessionIdOf(member._id, input.requestId);
  const earlier = await repositories.sessions.byId(sessionId);
  if (!earlier) {
    const drafts = await repositories.sessionLists.draftsOf(
      member._id,
      holder.season._id,
      mostDrafts,
    );
    if (drafts.length >= mostDrafts) return refuse('TOO_MANY_DRAFTS');
    const draft = newSession(sessionId, plan, holder, 'draft', context);
    try {
      await repositories.sessions.insert(draft);
      return summaryOf(draft);
    } catch (error) {
      if (error instanceof DuplicateKey) return refuse('BUSY');
      throw error;
    }
  }
  if (earlier.publishedBy !== member._id || !isDraft(earlier))
    return refuse('SESSION_STATE_CONFLICT');
  return replaceDraft(earlier, newSession(sessionId, plan, holder, 'draft', context), context);
}

/** Replaces what the same request has kept before; refused when the draft was edited since, maybe on another phone. */
async function replaceDraft(
  earlier: Session,
  draft: Session,
  context: MemberContext,
): Promise<Outcome<SessionSummary>> {
  const { organisationId, organisationName, orgPath, credit } = draft;
  const isSame = earlier.organisationId === organisationId;
  if (isSame && changedFieldsOf(planOf(earlier), planOf(draft)).length === 0)
    return summaryOf(earlier);
  if (earlier.changedAtMs !== earlier.createdAtMs) return refuse('SESSION_CHANGED');
  const fields = {
    ...withoutOptional,
    ...plannedFieldsOf(planOf(draft)),
    ...{ organisationId, organisationName, orgPath, credit },
    // Made anew: only an edit sets the two instants apart.
    createdAtMs: changeInstantMs(earlier, context.nowMs),
  };
  const changed = await changeSession(earlier, fields, undefined, context);
  return changed instanceof Refused ? changed : summaryOf(changed);
}

/** Deletes a draft of the caller's. Sent again it finds none, which is what was wanted. */
export async function deleteDraft(
  input: { sessionId: string },
  context: MemberContext,
): Promise<Outcome<{ deleted: boolean }>> {
  const session = await ownSession(context, input.sessionId);
  if (session instanceof Refused) return session;
  if (!isDraft(session)) return refuse('SESSION_STATE_CONFLICT');
  const { sessions } = context.repositories;
  return { deleted: await sessions.removeDraft(session._id, context.member._id) };
}
