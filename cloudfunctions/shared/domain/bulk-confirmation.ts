import { bulkAgeMs } from '../contract/attendance-scale';
import type { LeftOut } from '../contract/attendance-answers';
import type { Attendance } from './study-record';

/** So many late codes of one network may be one person with several phones, or a hall with one router: a person judges. */
const severalOfOneNetwork = 3;

export interface LateCode {
  memberId: string;
  attendance: Attendance;
}

/**
 * Which waiting codes a bulk confirmation leaves out, and why. `late` are all late codes of the session, those decided already
 * too: confirming one of three by itself makes the other two no better.
 */
export function leftOutOfBulk(late: readonly LateCode[]): Map<string, LeftOut> {
  const ofNetwork = new Map<string, number>();
  for (const { network } of late.map((one) => one.attendance))
    if (network !== undefined) ofNetwork.set(network, (ofNetwork.get(network) ?? 0) + 1);
  const left = new Map<string, LeftOut>();
  for (const { memberId, attendance } of late) {
    const { status, codeAgeMs = 0, network } = attendance;
    if (status !== 'pending') continue;
    if (codeAgeMs > bulkAgeMs) left.set(memberId, 'old');
    else if (isElsewhere(attendance)) left.set(memberId, 'place');
    else if (network !== undefined && (ofNetwork.get(network) ?? 0) >= severalOfOneNetwork)
      left.set(memberId, 'network');
  }
  return left;
}

/** A printed code waits because its place is not shown; one tap for all would wave through what the fence is there to stop. */
const isElsewhere = ({ place, method }: Attendance) =>
  place === 'outside' || (place === 'unknown' && method === 'printed');
