import type { AuditAction } from '../contract/vocabulary';

/**
 * One change by a privileged person. Collection `auditLog`: only ever added to. Whoever reads it later learns who did what to whom,
 * when and why; names are looked up then, so that nothing here identifies a person who is erased.
 */
export interface AuditNote {
  /** Made of the change (`<action>:<subject>:<version or random id>`), so that a repeated call notes nothing twice. */
  _id: string;
  action: AuditAction;
  /** Member id of who did it. */
  by: string;
  atMs: number;
  /** Organisation that the change is about, ids from the root down: decides who reads the note. */
  orgPath: string[];
  /** Id of what was changed, such as a member, an organisation or a rule version. */
  subjectId: string;
  /** Why, in the words of who did it. */
  reason?: string;
  /** What stood before and what stands now, as figures, ids and words of the vocabulary. */
  facts: Readonly<Record<string, string | number | boolean>>;
}
