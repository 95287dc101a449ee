import type { AuditNote } from '../domain/audit-note';
import { Collection, DuplicateKey, command } from './platform';

const notes = new Collection<AuditNote>('auditLog');

/** Adds a note. One that stands already is the same change, told twice. */
export async function note(entry: AuditNote): Promise<void> {
  try {
    await notes.insert(entry);
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
  }
}

/** The last notes about organisations or what lies below them, newest first. */
export const latestOf = (organisationIds: readonly string[], limit: number) =>
  notes.find({
    where: { orgPath: command().in([...organisationIds]) },
    orderBy: [['atMs', 'desc']],
    limit,
  });
