import type { CheckInAnswer } from '../shared/contract/check-in';
import type { Place } from '../shared/contract/vocabulary';
import type { CheckInDecision, Sighting } from '../shared/domain/check-in-decision';
import { networkKeyOf } from '../shared/domain/network-key';
import type { Session } from '../shared/domain/session';
import type { Attendance } from '../shared/domain/study-record';
import type { CallContext } from '../shared/runtime/context';
import { factsOf } from '../shared/runtime/session-facts';

/** A check-in under way: who, where and when seen, by which code. */
export interface Scan {
  session: Session;
  seenAtMs: number;
  sighting: Sighting;
  /** Where the phone was; undefined where the session has no fence or nobody asked. */
  place: Place | undefined;
  code: string;
  /** Of a printed code. */
  version?: number;
  context: CallContext;
}

export type CreditDecision = Extract<CheckInDecision, { kind: 'credit' }>;
export type PendingDecision = Extract<CheckInDecision, { kind: 'pending' }>;

/** What the record says of a code that counts. */
export function attendanceOf(scan: Scan, status: Attendance['status']): Attendance {
  const { session, seenAtMs, sighting, place, context } = scan;
  const { address } = context.caller;
  const { openidHmacKey } = context.settings;
  return {
    status,
    seenAtMs,
    atMs: context.nowMs,
    method: sighting.kind === 'printed' ? 'printed' : 'code',
    ...(place === undefined ? {} : { place }),
    ...(address === undefined
      ? {}
      : { network: networkKeyOf(openidHmacKey, session._id, address) }),
  };
}

/** What the record says of a code that waits for the secretary: the code itself too, to be verified again. */
export const pendingOf = (
  scan: Scan,
  { codeAgeMs }: Pick<PendingDecision, 'codeAgeMs'>,
): Attendance => ({
  ...attendanceOf(scan, 'pending'),
  codeAgeMs,
  receipt: scan.code,
  arrivedAtMs: scan.context.nowMs,
});

/** What the phone is told of a check-in; without `earned` it added no points. */
export function answerOf(
  scan: Pick<Scan, 'session' | 'seenAtMs' | 'place'>,
  outcome: CheckInAnswer['outcome'],
  recorded: CheckInAnswer['recorded'],
  earned?: { points: number; capped?: boolean },
): CheckInAnswer {
  return {
    outcome,
    recorded,
    points: earned?.points ?? 0,
    capped: earned?.capped ?? false,
    seenAtMs: scan.seenAtMs,
    ...(scan.place === undefined ? {} : { place: scan.place }),
    session: factsOf(scan.session),
  };
}
