import type { BalanceAnswer } from '@contract/balance';
import { balanceCopy } from '@/copy/balance';

/** The desk's entry and the panel share an answer. */
export const balanceKey = (organisationId?: string, by?: BalanceAnswer['by']) =>
  `plan.balance.${organisationId ?? 'own'}.${by ?? ''}`;

/** How all branches stand, in a sentence. */
export function balanceHeadline({ branches, marks }: BalanceAnswer): string {
  if (marks.early === branches) return balanceCopy.early(branches);
  return balanceCopy.headline(branches, marks.missed + marks.likely);
}
