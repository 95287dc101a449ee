import { call } from '@/platform/cloud';
import { presentPosition } from '@/platform/location';
import { ownBranch } from '@/platform/own-branch';
import { createStore } from '@/platform/store';
import { waitedMs, type WaitingCheckIn } from './waiting-check-in';

/** The contract takes no worse; a circle of 100 km says nothing about a hall anyway. */
const worstAccuracyMeters = 100_000;

/** True while the phone is asked where it is. */
export const locating = createStore(false);

/**
 * Redeems a scanned code. Safe to repeat: the server credits a member once per session. Naming the own branch lets the
 * server credit without reading the record first. Where the session has a fence the server asks back: only then is the
 * phone asked for its place, which is kept nowhere.
 */
export async function redeem(waiting: WaitingCheckIn) {
  const { code, scene } = waiting;
  const branchId = ownBranch();
  const waited = waitedMs(waiting, Date.now());
  const request = {
    code,
    ...(branchId === undefined ? {} : { branchId }),
    ...(scene === undefined ? {} : { scene }),
    ...(waited === 0 ? {} : { waitedMs: waited }),
  };
  const result = await call('check-in', 'redeem', request);
  if (result.ok || result.code !== 'POSITION_NEEDED') return result;
  locating.set(true);
  const position = await presentPosition();
  locating.set(false);
  return call('check-in', 'redeem', {
    ...request,
    position: position
      ? { ...position, accuracyMeters: Math.min(position.accuracyMeters, worstAccuracyMeters) }
      : 'unavailable',
  });
}

/** What is recorded of this member at a session. */
export const askStanding = (sessionId: string) => call('check-in', 'standing', { sessionId });
