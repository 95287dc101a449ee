import { useCachedQuery } from '@/platform/cached-query';
import { call } from '@/platform/cloud';

const askBook = () => call('score', 'book', {});

/** The own ledger with today's remaining points and the rules. */
export function useScoreBook() {
  return useCachedQuery('score.book', askBook);
}
