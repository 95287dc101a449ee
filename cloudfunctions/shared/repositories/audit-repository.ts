import type { AuditNote } from '../domain/audit-note';
import { Collection, type Condition, DuplicateKey, command } from './platform';

const notes = new Collection<AuditNote>('auditLog');

/** Adds a note. One that stands already is the same change, told twice. */
export async function note(entry: AuditNote): Promise<void> {
  try {
    await notes.insert(entry);
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
  }
}

export interface AuditQuery {
  organisationIds: readonly string[];
  action?: AuditNote['action'] | undefined;
  /** Done by any of these, or to them. */
  personIds?: readonly string[] | undefined;
  fromMs: number;
  untilMs: number;
}

/** Notes about organisations or what lies below them, newest first. */
export function page(query: AuditQuery, skip: number, limit: number): Promise<AuditNote[]> {
  const _ = command();
  const { organisationIds, action, personIds, fromMs, untilMs } = query;
  const found = {
    orgPath: _.in([...organisationIds]),
    atMs: _.and(_.gte(fromMs), _.lt(untilMs)),
    ...(action === undefined ? {} : { action }),
  };
  const ids = personIds && _.in([...personIds]);
  const where = ids
    ? _.or([
        { ...found, by: ids },
        { ...found, subjectId: ids },
      ])
    : found;
  return notes.find({
    where: where as Condition,
    orderBy: [
      ['atMs', 'desc'],
      ['_id', 'desc'],
    ],
    ...{ skip, limit },
  });
}
