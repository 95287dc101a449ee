import type { OwnEvidence } from '@contract/plan-answers';

/**
 * What stands of a member's word: as the page has it, or as the sending was answered where the page could not be read again since. Each
 * word raises the revision.
 */
export const latestEvidence = (
  read: OwnEvidence | undefined,
  sent: OwnEvidence | undefined,
): OwnEvidence | undefined => ((sent?.revision ?? 0) > (read?.revision ?? 0) ? sent : read);
