import { call } from '@/platform/cloud';
import { ownBranch } from '@/platform/own-branch';

/**
 * Redeems a scanned code. Safe to repeat: the server credits a member once per session. Naming the own branch lets the
 * server credit without reading the record first.
 */
export function redeem(code: string) {
  const branchId = ownBranch();
  return call('check-in', 'redeem', branchId === undefined ? { code } : { code, branchId });
}
