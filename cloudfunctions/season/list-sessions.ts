import type { DeskAnswer } from '../shared/contract/season';
import { dayMs } from '../shared/domain/season-time';
import type { Session } from '../shared/domain/session';
import type { MemberContext } from '../shared/runtime/context';
import { inGroups } from '../shared/runtime/in-groups';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { organisationsById, runningSeason } from '../shared/runtime/shared-reads';
import { summaryOf } from './session-summary';

/** A secretary still has things to confirm a week after a session. */
const shownForMs = 7 * dayMs;
/** Of each kind, so that many past ones of a large committee never hide those of today, nor the other way round. */
const mostShown = 20;
/** Sessions counted side by side, two counts each. */
const atOnce = 5;

/** The desk: the sessions of the organisations that the caller's roles cover, each with who came and who waits. */
export async function listSessions(
  _input: unknown,
  context: MemberContext,
): Promise<Outcome<DeskAnswer>> {
  const { nowMs, member, repositories } = context;
  const organisationIds = member.roles.map((grant) => grant.organisationId);
  const [first] = organisationIds;
  if (first === undefined) return refuse('NOT_ALLOWED');
  const season = await runningSeason(nowMs);
  if (!season) return refuse('NO_SEASON');
  const scope = { seasonId: season._id, organisationIds };
  const [organisations, coming, ended] = await Promise.all([
    organisationsById([first], nowMs),
    repositories.sessions.comingOf(scope, nowMs, mostShown),
    repositories.sessions.endedOf(scope, nowMs - shownForMs, nowMs, mostShown),
  ]);
  const organisation = organisations.get(first);
  return {
    organisationName: organisation?.name ?? '',
    memberCount: organisation?.memberCount ?? 0,
    sessions: await inGroups(
      [...ended, ...coming].sort((a, b) => a.startsAtMs - b.startsAtMs),
      atOnce,
      (session) => withCounts(session, context),
    ),
  };
}

async function withCounts(session: Session, { nowMs, repositories }: MemberContext) {
  const begun = session.status !== 'published' || session.checkInOpensAtMs <= nowMs;
  const [attended, pending] = begun
    ? await Promise.all([
        repositories.attendance.countAttended(session._id),
        repositories.attendance.countPending(session._id),
      ])
    : [0, 0];
  return {
    ...summaryOf(session),
    attended,
    pending,
    expected: session.expected,
  };
}
