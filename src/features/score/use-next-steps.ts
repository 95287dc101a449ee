import { useCachedQuery } from '@/platform/cached-query';
import { call } from '@/platform/cloud';

const askHome = () => call('home', 'overview', {});

/** Coming sessions and open lectures: the answer of the first screen, which the phone mostly has already. */
export function useNextSteps() {
  return useCachedQuery('home.overview', askHome);
}
