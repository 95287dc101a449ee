import { useCallback } from 'react';
import type { ResponseOf } from '@/platform/cloud';
import { useCachedQuery, type Query } from '@/platform/cached-query';
import { call } from '@/platform/cloud';

type MemberCodeAnswer = ResponseOf<'check-in', 'memberCode'>;

/** Half of what a code lives, so that the one that is shown is never about to end. */
const renewEveryMs = 300_000;

/** The member's own code, renewed by itself while it is shown. */
export function useMemberCode(): Query<MemberCodeAnswer> {
  const ask = useCallback(() => call('check-in', 'memberCode', {}), []);
  return useCachedQuery('check-in.memberCode', ask, { everyMs: renewEveryMs });
}
