import { useCachedQuery } from '@/platform/cached-query';
import { call } from '@/platform/cloud';

const askMe = () => call('organisation', 'me', {});

/** Who the caller is on the roster; a guest is refused with NOT_JOINED. */
export function useMe() {
  return useCachedQuery('organisation.me', askMe);
}
