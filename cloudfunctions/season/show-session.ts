import type { SeenSession } from '../shared/contract/season';
import type { SessionDetail } from '../shared/contract/season-answers';
import { may } from '../shared/domain/permissions';
import type { Session } from '../shared/domain/session';
import { actionsFor } from '../shared/domain/session-life';
import { planOf } from '../shared/domain/session-plan';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused } from '../shared/runtime/outcome';
import { ownSession } from '../shared/runtime/own-session';
import { organisationsById } from '../shared/runtime/shared-reads';
import { withCounts } from './session-summary';

/** One session with its plan, and what may be done to it now. */
export async function showSession(
  input: { sessionId: string },
  context: MemberContext,
): Promise<Outcome<SessionDetail>> {
  const session = await ownSession(context, input.sessionId);
  if (session instanceof Refused) return session;
  const { headCount, changes = [] } = session;
  const mayRun = may(context.member.roles, 'runSessions', session.orgPath);
  const cancelled = changes.findLast((one) => one.what === 'cancelled');
  const [counted, invited, following] = await Promise.all([
    withCounts(session, context),
    invitedNames(session, context),
    followingOf(session, context),
  ]);
  return {
    ...counted,
    plan: planOf(session),
    holderId: session.organisationId,
    invited,
    may: mayRun ? actionsFor(session, context.nowMs) : [],
    following,
    ...(headCount === undefined ? {} : { heads: headCount.heads }),
    ...(cancelled?.reason === undefined ? {} : { cancelReason: cancelled.reason }),
  };
}

async function invitedNames(
  { audience, organisationId }: Session,
  { nowMs }: MemberContext,
): Promise<string[]> {
  const ids = audience.organisationIds.filter((id) => id !== organisationId);
  const organisations = await organisationsById(ids, nowMs);
  return ids.flatMap((id) => organisations.get(id)?.name ?? []);
}

async function followingOf(
  { _id, seriesId, startsAtMs }: Session,
  { repositories }: MemberContext,
): Promise<SeenSession[]> {
  if (seriesId === undefined) return [];
  const series = await repositories.sessionLists.ofSeries(seriesId, startsAtMs);
  return series
    .filter((one) => one._id !== _id && one.status === 'published')
    .map((one) => ({ sessionId: one._id, changedAtMs: one.changedAtMs }));
}
