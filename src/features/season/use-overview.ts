import { useCachedQuery } from '@/platform/cached-query';
import { call } from '@/platform/cloud';
import { rememberOwnBranch } from '@/platform/own-branch';

async function askOverview() {
  const result = await call('home', 'overview', {});
  if (result.ok) rememberOwnBranch(result.data.member?.branchId);
  return result;
}

/** The season, the own standing and what is next: the whole first screen in one call. */
export function useOverview() {
  return useCachedQuery('home.overview', askOverview);
}
