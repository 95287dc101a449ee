import type { SessionStatus } from '../contract/vocabulary';
import type { Session, SessionChange } from '../domain/session';
import { Collection, command } from './platform';

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

/** What a change was decided from; the store holds it to that. */
export interface SessionAsRead {
  _id: string;
  status: SessionStatus;
  changedAtMs: number;
}

/** Fields to set; undefined removes one. */
export type SessionFields = { [Field in keyof Session]?: Session[Field] | undefined };

/** Changes a session as it was read, and notes who changed what in the same write. False when somebody was faster. */
export async function change(
  read: SessionAsRead,
  set: SessionFields & { changedAtMs: number },
  noted: SessionChange | undefined,
): Promise<boolean> {
  const _ = command();
  const fields = Object.entries(set).map(([field, value]): [string, unknown] => [
    field,
    value === undefined ? _.remove() : _.set(value),
  ]);
  const updated = await sessions.update(
    { _id: read._id, status: read.status, changedAtMs: read.changedAtMs },
    { ...Object.fromEntries(fields), ...(noted ? { changes: _.push([noted]) } : {}) },
  );
  return updated === 1;
}

/** Notes how far the settling of a closed session has come. Repeating a part is harmless, so no race is lost by it. */
export async function noteSettledUpTo(sessionId: string, branchId: string): Promise<void> {
  const reached = { settledUpTo: branchId, settleTries: 0 };
  await sessions.update({ _id: sessionId, status: 'closed' }, reached);
}

/** Notes that settling a session begins once more; written before the work, so that a run that dies of it leaves its trace. */
export async function noteSettleTry(sessionId: string): Promise<void> {
  await sessions.update({ _id: sessionId, status: 'closed' }, { settleTries: command().inc(1) });
}

/** Removes a draft as its maker; false where it is none any more. */
export async function removeDraft(sessionId: string, memberId: string): Promise<boolean> {
  const removed = await sessions.remove({ _id: sessionId, status: 'draft', publishedBy: memberId });
  return removed === 1;
}

/** Freezes other points in sessions, unless they have this version's already. */
export const freezePoints = (ids: readonly string[], credit: Session['credit']) =>
  sessions.update(
    { _id: command().in([...ids]), 'credit.rulesVersion': command().lt(credit.rulesVersion) },
    { credit: command().set(credit) },
  );
