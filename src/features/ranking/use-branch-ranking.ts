import { useCallback } from 'react';
import type { RankingPeriod, RankingScope } from '@contract/vocabulary';
import { useCachedQuery } from '@/platform/cached-query';
import { call } from '@/platform/cloud';
import { rankingEveryMs } from './follow';

export type BranchScope = Exclude<RankingScope, 'branch'>;

/** A ranking of branches by their index within bands of size. */
export function useBranchRanking(scope: BranchScope, period: RankingPeriod) {
  const ask = useCallback(() => call('ranking', 'branches', { scope, period }), [scope, period]);
  return useCachedQuery(`ranking.branches.${scope}.${period}`, ask, { everyMs: rankingEveryMs });
}
