/** A code that came so much later deserves a look of its own (issue 4). */
export const bulkAgeMs = 600_000;
/** So many late codes of one network may be one person with several phones, or a hall with one router: a person judges. */
const severalOfOneNetwork = 3;

export interface WaitingCode {
  memberId: string;
  codeAgeMs: number;
  /** Keyed hash of the network; undefined where the platform names none. */
  network: string | undefined;
}

/** Which waiting codes a bulk confirmation leaves out, and why. `waiting` are all that wait, not only those asked for. */
export function leftOutOfBulk(waiting: readonly WaitingCode[]): Map<string, 'old' | 'network'> {
  const ofNetwork = new Map<string, number>();
  for (const { network } of waiting)
    if (network !== undefined) ofNetwork.set(network, (ofNetwork.get(network) ?? 0) + 1);
  const left = new Map<string, 'old' | 'network'>();
  for (const { memberId, codeAgeMs, network } of waiting) {
    if (codeAgeMs > bulkAgeMs) left.set(memberId, 'old');
    else if (network !== undefined && (ofNetwork.get(network) ?? 0) >= severalOfOneNetwork)
      left.set(memberId, 'network');
  }
  return left;
}
