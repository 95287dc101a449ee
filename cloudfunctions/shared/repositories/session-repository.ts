import type { SessionStatus } from '../contract/vocabulary';
import type { Session } from '../domain/session';
import { Collection, command, type Condition } from './platform';

const sessions = new Collection<Session>('sessions');

export const byId = (sessionId: string) => sessions.byId(sessionId);

/** Some fields of several sessions, in no order; at most 1,000 ids. */
export const fieldsByIds = <Field extends keyof Session>(
  ids: readonly string[],
  fields: readonly Field[],
) =>
  sessions.find<Pick<Session, Field>>({
    where: { _id: command().in([...ids]) },
    limit: 1000,
    fields,
  });

/** Throws DuplicateKey when the id stands already. */
export const insert = (session: Session) => sessions.insert(session);

/** A season's sessions of one member are far fewer; a larger answer would be a plan gone wrong. */
const mostOfOneMember = 500;

/**
 * Sessions of a season that name any of the organisations in their audience and end before an instant. The last one
 * first: if there are too many, those of now and to come are not the ones that are left out.
 */
export function forAudience(seasonId: string, orgPath: readonly string[], toMs: number) {
  const _ = command();
  return sessions.find({
    where: { seasonId, endsAtMs: _.lte(toMs), 'audience.organisationIds': _.in([...orgPath]) },
    orderBy: [['endsAtMs', 'desc']],
    limit: mostOfOneMember,
  });
}

/** Sessions held by the organisations or below them that end after an instant, soonest first. */
export function comingOf(scope: HeldBy, nowMs: number, limit: number) {
  return sessions.find({
    where: { ...heldBy(scope), endsAtMs: command().gt(nowMs) },
    orderBy: [['endsAtMs', 'asc']],
    limit,
  });
}

/** Those that ended between two instants, the last one first. */
export function endedOf(scope: HeldBy, fromMs: number, nowMs: number, limit: number) {
  const _ = command();
  return sessions.find({
    where: { ...heldBy(scope), endsAtMs: _.gte(fromMs).and(_.lte(nowMs)) },
    orderBy: [['endsAtMs', 'desc']],
    limit,
  });
}

interface HeldBy {
  seasonId: string;
  organisationIds: readonly string[];
}

const heldBy = ({ seasonId, organisationIds }: HeldBy): Condition => ({
  seasonId,
  orgPath: command().in([...organisationIds]),
});

/** Moves a session from one state to another; false when it was not in that state. */
export async function changeStatus(
  sessionId: string,
  from: readonly SessionStatus[],
  change: Partial<Session> & { status: SessionStatus; changedAtMs: number },
): Promise<boolean> {
  const updated = await sessions.update(
    { _id: sessionId, status: command().in([...from]) },
    change,
  );
  return updated === 1;
}
