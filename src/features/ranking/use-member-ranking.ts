import { useCallback, useState } from 'react';
import type { RankedMember } from '@contract/ranking';
import type { RankingPeriod, RankingScope } from '@contract/vocabulary';
import { useCachedQuery } from '@/platform/cached-query';
import { call, type FailureCode } from '@/platform/cloud';

/** Rows read after the first page, all of one version of the ranking. */
interface Continuation {
  version: number;
  scope: RankingScope;
  period: RankingPeriod;
  rows: RankedMember[];
  nextOffset: number | undefined;
  failure: FailureCode | undefined;
}

/** A ranking of members: the first page kept on the phone, further ones of the same version on demand. */
export function useMemberRanking(scope: RankingScope, period: RankingPeriod) {
  const ask = useCallback(
    () => call('ranking', 'members', { scope, period, offset: 0 }),
    [scope, period],
  );
  const query = useCachedQuery(`ranking.members.${scope}.${period}`, ask);
  const [further, setFurther] = useState<Continuation>();
  const [reading, setReading] = useState(false);

  const first = query.data;
  // A newer first page, or another question, makes what was read after it obsolete.
  const fits =
    further?.version === first?.version && further?.scope === scope && further.period === period;
  const shown = fits ? further : undefined;
  const nextOffset = shown ? shown.nextOffset : first?.nextOffset;

  const readMore = useCallback(async () => {
    if (!first || nextOffset === undefined) return;
    const version = first.version;
    setReading(true);
    const result = await call('ranking', 'members', { scope, period, version, offset: nextOffset });
    setReading(false);
    const before = shown?.rows ?? [];
    setFurther(
      result.ok
        ? {
            version,
            scope,
            period,
            rows: [...before, ...result.data.rows],
            nextOffset: result.data.nextOffset,
            failure: undefined,
          }
        : { version, scope, period, rows: before, nextOffset, failure: result.code },
    );
  }, [first, nextOffset, scope, period, shown]);

  return {
    query,
    furtherRows: shown?.rows ?? [],
    hasMore: nextOffset !== undefined,
    reading,
    readMore: () => void readMore(),
    moreFailure: shown?.failure,
  };
}
