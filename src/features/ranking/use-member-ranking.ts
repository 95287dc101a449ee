import { useCallback, useRef, useState } from 'react';
import type { MemberRankingAnswer, RankedMember } from '@contract/ranking';
import type { RankingPeriod, RankingScope, Segment } from '@contract/vocabulary';
import { useCachedQuery } from '@/platform/cached-query';
import { call, type CallResult, type FailureCode } from '@/platform/cloud';
import { rankingEveryMs } from './follow';

/** Rows read after those of an answer, all of one version of the ranking. */
interface Continuation {
  after: MemberRankingAnswer;
  rows: RankedMember[];
  nextOffset: number | undefined;
  failure: FailureCode | undefined;
}

/** Which ranking of members is shown. */
export interface MemberRankingChoice {
  scope: RankingScope;
  period: RankingPeriod;
  /** One segment's members among themselves. */
  segment?: Segment;
}

/**
 * A ranking of members: the first page kept on the phone, further ones of the same version on demand. A newer version
 * is shown once as many rows of it are there as were read before, so that the list never shrinks under the reader. For
 * another choice the component is to be made anew.
 */
export function useMemberRanking(choice: MemberRankingChoice) {
  const wantedRows = useRef(0);
  const { scope, period, segment } = choice;
  const name = `${scope}.${period}${segment ? `.${segment}` : ''}`;
  const chosen = useRef(choice).current;
  const ask = useCallback(() => askRows(chosen, wantedRows.current), [chosen]);
  const query = useCachedQuery(`ranking.members.${name}`, ask, { everyMs: rankingEveryMs });
  const [further, setFurther] = useState<Continuation>();
  const [reading, setReading] = useState(false);

  const first = query.data;
  // A newer answer holds what was read after the older one.
  const shown = further?.after === first ? further : undefined;
  const nextOffset = shown ? shown.nextOffset : first?.nextOffset;

  const readMore = useCallback(async () => {
    if (!first || nextOffset === undefined) return;
    const { version } = first;
    setReading(true);
    const result = await call('ranking', 'members', { ...chosen, version, offset: nextOffset });
    setReading(false);
    const before = shown?.rows ?? [];
    if (!result.ok) {
      setFurther({ after: first, rows: before, nextOffset, failure: result.code });
      return;
    }
    const rows = [...before, ...result.data.rows];
    wantedRows.current = first.rows.length + rows.length;
    setFurther({ after: first, rows, nextOffset: result.data.nextOffset, failure: undefined });
  }, [first, nextOffset, chosen, shown]);

  return {
    query,
    furtherRows: shown?.rows ?? [],
    hasMore: nextOffset !== undefined,
    reading,
    readMore: () => void readMore(),
    moreFailure: shown?.failure,
  };
}

/** The first page and as many further ones of its version as make up `wantedRows` rows. */
async function askRows(
  choice: MemberRankingChoice,
  wantedRows: number,
): Promise<CallResult<MemberRankingAnswer>> {
  const first = await call('ranking', 'members', { ...choice, offset: 0 });
  if (!first.ok) return first;
  const { version } = first.data;
  let answer = first.data;
  while (answer.nextOffset !== undefined && answer.rows.length < wantedRows) {
    const { nextOffset: offset } = answer;
    const next = await call('ranking', 'members', { ...choice, version, offset });
    if (!next.ok) return next;
    answer = { ...next.data, rows: [...answer.rows, ...next.data.rows] };
  }
  return { ...first, data: answer };
}
