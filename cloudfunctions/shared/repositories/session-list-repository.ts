import type { SessionStatus } from '../contract/vocabulary';
import type { Session } from '../domain/session';
import { Collection, command, type Condition } from './platform';

const sessions = new Collection<Session>('sessions');

/** Named one by one, since no index answers which is not one; the compiler asks for each. */
const published: Readonly<Record<Exclude<SessionStatus, 'draft'>, true>> = {
  published: true,
  open: true,
  closed: true,
  settled: true,
  lapsed: true,
  cancelled: true,
};

/** A season's sessions of one member are far fewer; a larger answer would be a plan gone wrong. */
const mostOfOneMember = 500;

/**
 * Sessions of a season that name any of the organisations in their audience and end before an instant; drafts are nobody's
 * business but their maker's. The last one first: if there are too many, those of now and to come are not the ones left out.
 */
export function forAudience<Field extends keyof Session>(
  seasonId: string,
  orgPath: readonly string[],
  toMs: number,
  fields: readonly Field[],
) {
  const _ = command();
  return sessions.find<Pick<Session, Field>>({
    where: {
      seasonId,
      endsAtMs: _.lte(toMs),
      'audience.organisationIds': _.in([...orgPath]),
      status: _.in(Object.keys(published)),
    },
    orderBy: [['endsAtMs', 'desc']],
    limit: mostOfOneMember,
    fields,
  });
}

/**
 * Sessions of a season that name any of these organisations in their audience and end within a span, soonest first; drafts left out.
 */
export const inviting = (
  seasonId: string,
  organisationIds: readonly string[],
  span: { fromMs: number; toMs: number },
  limit: number,
) =>
  sessions.find({
    where: {
      'audience.organisationIds': command().in([...organisationIds]),
      seasonId,
      endsAtMs: within(span),
      status: command().in(Object.keys(published)),
    },
    orderBy: [['endsAtMs', 'asc']],
    limit,
  });

interface At {
  startsAtMs: number;
  endsAtMs: number;
}

/** A session lasts no longer than this, ms; so much after another's end is where one that overlaps with it ends. */
const longestMs = 12 * 3_600_000;

/**
 * Sessions to come or under way at a time: those that invite any of `invited`, and those that are held by any of `holders` or below;
 * at most `limit` of each, soonest first.
 */
export async function atTime(
  seasonId: string,
  { invited, holders }: { invited: readonly string[]; holders: readonly string[] },
  { startsAtMs, endsAtMs }: At,
  limit: number,
): Promise<Session[]> {
  const _ = command();
  const time = {
    seasonId,
    endsAtMs: _.gt(startsAtMs).and(_.lte(endsAtMs + longestMs)),
    startsAtMs: _.lt(endsAtMs),
    status: _.in(['published', 'open']),
  };
  const ways: Condition[] = [
    { 'audience.organisationIds': _.in([...invited]), ...time },
    ...(holders.length > 0 ? [{ orgPath: _.in([...holders]), ...time }] : []),
  ];
  const found = await Promise.all(
    ways.map((where) => sessions.find({ where, orderBy: [['endsAtMs', 'asc']], limit })),
  );
  return [...new Map(found.flat().map((one) => [one._id, one])).values()];
}

const within = ({ fromMs, toMs }: { fromMs: number; toMs: number }): unknown => {
  const _ = command();
  return _.gte(fromMs).and(_.lte(toMs));
};

interface HeldBy {
  seasonId: string;
  organisationIds: readonly string[];
}

/** A place in the order of sessions by end and id. */
export interface SessionPlace {
  endsAtMs: number;
  sessionId: string;
}

/** A single organisation is asked for by equality: only then an index gives the order too. */
const heldBy = ({ seasonId, organisationIds: [first, ...others] }: HeldBy): Condition => ({
  seasonId,
  orgPath: others.length === 0 ? first : command().in([first, ...others]),
  status: command().in(Object.keys(published)),
});

/** Sessions held by the organisations or below them that end after a place, soonest first; without drafts. */
export async function endingAfter(scope: HeldBy, from: SessionPlace, limit: number) {
  const _ = command();
  return inOrder(
    scope,
    from,
    'asc',
    { same: _.gt(from.sessionId), beyond: _.gt(from.endsAtMs) },
    limit,
  );
}

/** Those that end before a place, the last one first; without drafts. */
export async function endingBefore(scope: HeldBy, from: SessionPlace, limit: number) {
  const _ = command();
  return inOrder(
    scope,
    from,
    'desc',
    { same: _.lt(from.sessionId), beyond: _.lt(from.endsAtMs) },
    limit,
  );
}

/** Those that were streamed and are over by their times, though check-in may still be open, the last one first. */
export const streamed = (scope: HeldBy, nowMs: number, limit: number) => {
  const _ = command();
  return sessions.find({
    where: {
      ...heldBy(scope),
      endsAtMs: _.lt(nowMs),
      status: _.in(['open', 'closed', 'settled']),
      mode: _.in(['online', 'both']),
    },
    orderBy: [
      ['endsAtMs', 'desc'],
      ['_id', 'desc'],
    ],
    limit,
  });
};

/** Those of the same instant beyond the id first, then those beyond the instant: two plain ranges of one index. */
async function inOrder(
  scope: HeldBy,
  from: SessionPlace,
  direction: 'asc' | 'desc',
  { same, beyond }: { same: unknown; beyond: unknown },
  limit: number,
): Promise<Session[]> {
  const tied = await sessions.find({
    where: { ...heldBy(scope), endsAtMs: from.endsAtMs, _id: same },
    orderBy: [['_id', direction]],
    limit,
  });
  if (tied.length === limit) return tied;
  const further = await sessions.find({
    where: { ...heldBy(scope), endsAtMs: beyond },
    orderBy: [
      ['endsAtMs', direction],
      ['_id', direction],
    ],
    limit: limit - tied.length,
  });
  return [...tied, ...further];
}

/** Somebody's drafts in a season, the last changed one first. */
export const draftsOf = (memberId: string, seasonId: string, limit: number) =>
  sessions.find({
    where: { publishedBy: memberId, status: 'draft', seasonId },
    orderBy: [['changedAtMs', 'desc']],
    limit,
  });

/** The sessions of a weekly series from an instant on, soonest first. */
export const ofSeries = (seriesId: string, fromMs: number) =>
  sessions.find({
    where: { seriesId, startsAtMs: command().gte(fromMs) },
    orderBy: [['startsAtMs', 'asc']],
  });

/** Sessions in a state whose check-in was planned to close by an instant, the longest overdue first. */
export const overdue = (status: SessionStatus, nowMs: number, limit: number) =>
  sessions.find({
    where: { status, settlesAtMs: command().lte(nowMs) },
    orderBy: [['settlesAtMs', 'asc']],
    limit,
  });

/** Sessions of a season's organisation whose points were frozen under an older version, in no order. */
export const underOlderRules = (
  { seasonId, organisationId }: { seasonId: string; organisationId: string },
  version: number,
  limit: number,
) =>
  sessions.find<Pick<Session, '_id'>>({
    where: {
      orgPath: organisationId,
      seasonId,
      'credit.rulesVersion': command().lt(version),
    },
    limit,
    fields: ['_id'],
  });
