import type {
  DeskAnswer,
  DeskSession,
  MoreSessionsAnswer,
  SessionCursor,
} from '../shared/contract/season-answers';
import type { Organisation } from '../shared/domain/organisation';
import { dayMs } from '../shared/domain/season-time';
import type { Session } from '../shared/domain/session';
import type { MemberContext } from '../shared/runtime/context';
import { inGroups } from '../shared/runtime/in-groups';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { partOf } from '../shared/runtime/own-session';
import { runningSeason } from '../shared/runtime/shared-reads';
import { summaryOf, withCounts, withPartCounts } from './session-summary';
import { waitingFor } from './waiting-for';

/** A secretary still has things to confirm a week after a session. */
const shownForMs = 7 * dayMs;
/** Of each kind, so that many past ones of a large committee never hide those of today, nor the other way round. */
const mostShown = 20;
/** Of a fortnight's sessions that invite one branch, its own ones among them. */
const mostJoint = 40;
/** Sessions counted side by side, two counts each. */
const atOnce = 5;
/** The last id that there can be: a place at an instant, after all sessions that end at it. */
const lastId = 'ZZZZZZZZ';

interface Scope {
  seasonId: string;
  seasonEndsAtMs: number;
  organisationIds: string[];
}

/** The desk: the sessions of the organisations whose sessions the caller may see, each with who came and who waits. */
export async function listSessions(
  _input: unknown,
  context: MemberContext,
): Promise<Outcome<DeskAnswer>> {
  const { nowMs, member, repositories } = context;
  const scope = await scopeOf(context);
  if (scope instanceof Refused) return scope;
  const now = { endsAtMs: nowMs, sessionId: lastId };
  // Not as an instance knows them: beside sessions just counted, how many members there were a minute ago would be wrong.
  const own = repositories.organisations.byIds(scope.organisationIds);
  const [organisations, coming, ended, drafts, joint, waiting] = await Promise.all([
    own,
    repositories.sessionLists.endingAfter(scope, now, mostShown + 1),
    repositories.sessionLists.endingBefore(scope, now, mostShown + 1),
    repositories.sessionLists.draftsOf(member._id, scope.seasonId, mostShown),
    jointSessions(scope.seasonId, own, context),
    waitingFor(scope.seasonId, context),
  ]);
  const organisation = organisations.find(({ _id }) => _id === scope.organisationIds[0]);
  const recent = ended.slice(0, mostShown).filter((one) => one.endsAtMs >= nowMs - shownForMs);
  const next = coming.slice(0, mostShown);
  return {
    organisationName: organisation?.name ?? '',
    ...(organisation ? { kind: organisation.kind } : {}),
    memberCount: organisation?.memberCount ?? 0,
    seasonEndsAtMs: scope.seasonEndsAtMs,
    drafts: drafts.map(summaryOf),
    sessions: await counted(
      [...recent, ...next].sort((a, b) => a.startsAtMs - b.startsAtMs),
      context,
    ),
    ...{ joint, waiting },
    ...(ended.length > recent.length ? { earlier: placeOf(recent.at(-1)) ?? now } : {}),
    ...(coming.length > next.length ? { later: placeOf(next.at(-1)) ?? now } : {}),
  };
}

/** Sessions of others that invite members of the own organisations, with how many of these came; the own list leads there. */
async function jointSessions(
  seasonId: string,
  own: Promise<Organisation[]>,
  context: MemberContext,
): Promise<DeskSession[]> {
  const { nowMs, may, repositories } = context;
  const above = [...new Set((await own).flatMap(({ path }) => path))];
  const span = { fromMs: nowMs - shownForMs, toMs: nowMs + shownForMs };
  const found = await repositories.sessionLists.inviting(seasonId, above, span, mostJoint);
  const joint = found.filter(({ orgPath }) => !may(orgPath));
  return inGroups(joint, atOnce, async (session) =>
    withPartCounts(session, await partOf(session, context), context),
  );
}

/** The sessions before or after a place of the desk's lists. */
export async function moreSessions(
  input: { direction: 'earlier' | 'later'; from: SessionCursor },
  context: MemberContext,
): Promise<Outcome<MoreSessionsAnswer>> {
  const scope = await scopeOf(context);
  if (scope instanceof Refused) return scope;
  const { sessionLists } = context.repositories;
  const read = input.direction === 'earlier' ? sessionLists.endingBefore : sessionLists.endingAfter;
  const found = await read(scope, input.from, mostShown + 1);
  const shown = found.slice(0, mostShown);
  const next = found.length > shown.length ? placeOf(shown.at(-1)) : undefined;
  return { sessions: await counted(shown, context), ...(next ? { next } : {}) };
}

async function scopeOf({ grants, nowMs }: MemberContext): Promise<Outcome<Scope>> {
  const organisationIds = [...new Set(grants.map((grant) => grant.organisationId))];
  const season = await runningSeason(nowMs);
  if (!season) return refuse('NO_SEASON');
  return { seasonId: season._id, seasonEndsAtMs: season.endsAtMs, organisationIds };
}

const placeOf = (session: Session | undefined): SessionCursor | undefined =>
  session && { endsAtMs: session.endsAtMs, sessionId: session._id };

const counted = (sessions: Session[], context: MemberContext): Promise<DeskSession[]> =>
  inGroups(sessions, atOnce, (session) => withCounts(session, context));
