import { call } from '@/platform/cloud';
import { useCachedQuery } from '@/platform/cached-query';

const askOverview = () => call('home', 'overview', {});

/** The season, the own standing and what is next: the whole first screen in one call. */
export function useOverview() {
  return useCachedQuery('home.overview', askOverview);
}
