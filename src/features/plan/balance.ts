import type { BalanceAnswer } from '@contract/balance';
import { balanceCopy } from '@/copy/balance';

/** The desk's entry and the panel share an answer. */
export const balanceKey = (organisationId?: string, by?: BalanceAnswer['by']) =>
  `plan.balance.${organisationId ?? 'own'}.${by ?? ''}`;

/** How all branches stand, in a sentence. */
export function balanceHeadline({ branches, marks }: BalanceAnswer): string {
  if (marks.early === branches) return balanceCopy.early(branches);
  // Every last day is over: what is left is no forecast.
  if (marks.missed + marks.reached === branches) return balanceCopy.over(branches, marks.missed);
  return balanceCopy.headline(branches, marks.missed, marks.likely);
}
