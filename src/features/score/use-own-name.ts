import { useCachedQuery } from '@/platform/cached-query';
import { call } from '@/platform/cloud';

const askMe = () => call('organisation', 'me', {});

/** The own name as the roster has it; the answer is that of 我的. */
export function useOwnName(): string | undefined {
  return useCachedQuery('organisation.me', askMe).data?.name;
}
