import type { Place } from '../contract/vocabulary';
import { type Session, creditOf } from './session';
import { slotMs } from './session-code';
import type { Attendance } from './study-record';

/** Halls have no signal: a genuine code may arrive this much later. */
const greatestCodeAgeMs = 24 * 3_600_000;
/** A code that arrives in its slot or the next one is fresh. */
const freshForMs = 2 * slotMs;

/**
 * What a genuine code tells of its reader. A projected code has a slot; a printed one does not, so it tells the arrival, or
 * how long it waited on a phone by that phone's word.
 */
export type Sighting =
  { kind: 'projected'; slotStartsAtMs: number } | { kind: 'printed'; waitedMs: number };

type RefusalCode =
  | 'CODE_EXPIRED'
  | 'CODE_NOT_YET_VALID'
  | 'CHECK_IN_NOT_OPEN'
  | 'CHECK_IN_CLOSED'
  | 'SESSION_CANCELLED'
  | 'SESSION_NOT_FOUND'
  | 'POSITION_NEEDED';

export type CheckInDecision =
  | { kind: 'credit'; seenAtMs: number; status: 'present' | 'late'; points: number }
  | { kind: 'pending'; seenAtMs: number; codeAgeMs: number }
  | { kind: 'refuse'; seenAtMs: number; code: RefusalCode };

/**
 * What a genuine code is worth at `nowMs` (server clock). `place` is what the phone's position says of the session's fence;
 * undefined while it has not been asked for. A phone's clock decides nothing anywhere in here.
 */
export function decideCheckIn(
  session: Session,
  sighting: Sighting,
  place: Place | undefined,
  nowMs: number,
): CheckInDecision {
  const seenAtMs = seenBy(session, sighting, nowMs);
  const refuse = (code: RefusalCode): CheckInDecision => ({ kind: 'refuse', seenAtMs, code });
  if (session.status === 'draft') return refuse('SESSION_NOT_FOUND');
  if (session.status === 'cancelled') return refuse('SESSION_CANCELLED');
  if (session.status === 'lapsed') return refuse('CHECK_IN_CLOSED');
  const decision =
    sighting.kind === 'projected'
      ? decideProjected(session, seenAtMs, nowMs)
      : decidePrinted(session, sighting.waitedMs, seenAtMs, nowMs);
  if (typeof decision === 'string') return refuse(decision);
  // Whether somebody who waits for the secretary was inside is the secretary's to judge: nobody is asked for a position.
  if (decision.kind !== 'credit' || !session.fence) return decision;
  if (place === undefined) return refuse('POSITION_NEEDED');
  // A picture of a wall travels as well as the wall stays: without the place, a printed code proves too little.
  return sighting.kind === 'printed' && place !== 'inside'
    ? { kind: 'pending', seenAtMs, codeAgeMs: 0 }
    : decision;
}

type Decision = Exclude<CheckInDecision, { kind: 'refuse' }> | RefusalCode;

/** The slot, not the arrival, says when the member was there: a phone without signal is not late. */
function decideProjected(session: Session, seenAtMs: number, nowMs: number): Decision {
  const codeAgeMs = nowMs - seenAtMs;
  if (codeAgeMs < 0) return 'CODE_NOT_YET_VALID';
  if (codeAgeMs > greatestCodeAgeMs) return 'CODE_EXPIRED';
  if (seenAtMs + slotMs <= session.checkInOpensAtMs || session.status === 'published')
    return 'CHECK_IN_NOT_OPEN';
  if (seenAtMs >= session.checkInClosesAtMs) return 'CHECK_IN_CLOSED';
  if (codeAgeMs >= freshForMs) return { kind: 'pending', seenAtMs, codeAgeMs };
  return { kind: 'credit', seenAtMs, ...creditOf(session, seenAtMs) };
}

/**
 * A printed code counts only by its arrival within the window. One that waited on a phone is always for the secretary to
 * judge, since nothing but the phone says when it was read; a phone that says nonsense still gets there.
 */
function decidePrinted(
  session: Session,
  waitedMs: number,
  seenAtMs: number,
  nowMs: number,
): Decision {
  if (nowMs < session.checkInOpensAtMs || session.status === 'published')
    return 'CHECK_IN_NOT_OPEN';
  const arrivedInTime = nowMs < session.checkInClosesAtMs;
  if (waitedMs < freshForMs)
    return arrivedInTime
      ? { kind: 'credit', seenAtMs, ...creditOf(session, seenAtMs) }
      : 'CHECK_IN_CLOSED';
  if (!arrivedInTime && nowMs - session.checkInClosesAtMs > greatestCodeAgeMs)
    return 'CODE_EXPIRED';
  if (!arrivedInTime && nowMs - waitedMs >= session.checkInClosesAtMs) return 'CHECK_IN_CLOSED';
  return { kind: 'pending', seenAtMs, codeAgeMs: waitedMs };
}

/** When the reader was there, ms; of a printed code that waited the phone's word, held to the window of the check-in. */
function seenBy(session: Session, sighting: Sighting, nowMs: number): number {
  if (sighting.kind === 'projected') return sighting.slotStartsAtMs;
  if (sighting.waitedMs < freshForMs) return nowMs;
  const latest = Math.min(nowMs, session.checkInClosesAtMs - 1);
  return Math.min(Math.max(nowMs - sighting.waitedMs, session.checkInOpensAtMs), latest);
}

/**
 * Whether a standing came from this very sighting: then its answer was lost on the way, and the phone asks again. A poster has
 * no slots; there a scan is the same within the time for which a code is fresh.
 */
export function isSameScan(
  { kind }: Sighting,
  seenAtMs: number,
  stands: Pick<Attendance, 'method' | 'seenAtMs'>,
): boolean {
  const apartMs = Math.abs(seenAtMs - stands.seenAtMs);
  const byCode = stands.method === (kind === 'printed' ? 'printed' : 'code');
  return (
    (byCode || stands.method === 'confirmed') &&
    (kind === 'printed' ? apartMs < freshForMs : apartMs === 0)
  );
}
