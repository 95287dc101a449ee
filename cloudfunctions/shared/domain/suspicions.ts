import { bulkAgeMs } from '../contract/attendance-scale';
import { countsAsAttended, type Session } from './session';
import type { Attendance } from './study-record';

/** One member's attendance as it is judged. */
export interface Judged {
  memberId: string;
  attendance: Attendance;
}

export type MembersSuspicion = 'late-code' | 'burst' | 'outside' | 'after-end' | 'own-hand';

/** Phones in a hall share a network; so many within one second of each other rather share a hand. */
const burstSize = 8;
const burstMs = 1_000;

/**
 * What a secretary should look at, by kind: for judging, never for punishing, and every one has an innocent explanation.
 * Only who is counted as having been there can be suspicious. Kinds without anybody are left out.
 */
export function suspicionsOf(
  session: Pick<Session, 'endsAtMs'>,
  all: readonly Judged[],
): { kind: MembersSuspicion; memberIds: string[] }[] {
  const counted = all.filter(({ attendance }) => countsAsAttended(attendance.status));
  const found: Record<MembersSuspicion, readonly Judged[]> = {
    'late-code': counted.filter(({ attendance }) => (attendance.codeAgeMs ?? 0) > bulkAgeMs),
    burst: burstsOf(counted),
    outside: counted.filter(
      ({ attendance: { place } }) => place === 'outside' || place === 'unknown',
    ),
    'after-end': counted.filter(
      ({ attendance: { method, atMs } }) =>
        (method === 'by-hand' || method === 'member-code') && atMs > session.endsAtMs,
    ),
    'own-hand': counted.filter(
      ({ memberId, attendance }) => attendance.corrections?.at(-1)?.by === memberId,
    ),
  };
  return Object.entries(found).flatMap(([kind, some]) =>
    some.length === 0
      ? []
      : [{ kind: kind as MembersSuspicion, memberIds: some.map(({ memberId }) => memberId) }],
  );
}

/** Codes that arrived from one network with at least so many others within one second. */
function burstsOf(all: readonly Judged[]): Judged[] {
  const ofNetwork = new Map<string, Judged[]>();
  for (const one of all) {
    const { network, method } = one.attendance;
    const scanned = method === 'code' || method === 'printed';
    if (network === undefined || !scanned) continue;
    ofNetwork.set(network, [...(ofNetwork.get(network) ?? []), one]);
  }
  return [...ofNetwork.values()].flatMap(burstsOfNetwork);
}

function burstsOfNetwork(some: readonly Judged[]): Judged[] {
  const sorted = [...some].sort((a, b) => a.attendance.atMs - b.attendance.atMs);
  const inBurst = new Set<Judged>();
  let from = 0;
  for (const [to, last] of sorted.entries()) {
    while ((sorted[from]?.attendance.atMs ?? 0) < last.attendance.atMs - burstMs) from += 1;
    if (to - from + 1 >= burstSize) for (const one of sorted.slice(from, to + 1)) inBurst.add(one);
  }
  return [...inBurst];
}
