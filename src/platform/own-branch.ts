import { readStored, writeStored } from './storage';

/** Among the cached answers, so that it is forgotten with them when another person uses this phone. */
const key = 'cache.ownBranch';

/** Keeps the branch that the server last named as the caller's own. */
export function rememberOwnBranch(branchId: string | undefined): void {
  if (branchId !== undefined && branchId !== readStored<string>(key)) writeStored(key, branchId);
}

/** The caller's branch as last seen: good for a hint, never for a decision. */
export const ownBranch = () => readStored<string>(key);
