import { attendanceScale as scale } from '../contract/attendance-scale';
import type { MarkStatus, Standing } from '../contract/vocabulary';
import { type Session, countsAsAttended, creditOf } from './session';
import type { Attendance, Correction } from './study-record';

/** Where news about a member's attendance can come from, apart from a secretary's hand. */
export type Origin =
  'code' | 'memberCode' | 'lateCode' | 'online' | 'leave' | 'confirmation' | 'settlement';

/**
 * The precedence: which standings the news of an origin overcomes; before any other it stands back. A present or late member
 * stays so, and `left` is a secretary's word that no code undoes, except the member's own, shown to the secretary. A late code
 * does not appeal against `declined`.
 */
const overcome: Readonly<Record<Origin, readonly Standing[]>> = {
  code: ['none', 'absent', 'excused', 'pending', 'declined'],
  memberCode: ['none', 'absent', 'excused', 'pending', 'declined', 'left'],
  online: ['none', 'absent', 'excused', 'pending', 'declined'],
  lateCode: ['none', 'absent', 'excused'],
  leave: ['none', 'absent'],
  confirmation: ['pending'],
  settlement: ['none'],
};

/** Whether news of an origin replaces what stands. */
export function overcomes(origin: Origin, stands: Standing): boolean {
  return overcome[origin].includes(stands);
}

export interface Mark {
  to: MarkStatus;
  /** What the secretary saw when she decided; a queued edit may be hours old. */
  seen: Standing;
  reason?: string | undefined;
}

/**
 * What becomes of a mark at `nowMs`. Raising to present or late is right whatever came in between; anything that lowers holds only
 * while the record still says what the secretary saw, so that no queued edit overwrites a check-in made meanwhile. Every mark
 * says why: it stands for a code that nobody scanned.
 */
export function decideMark(
  { to, seen, reason }: Mark,
  stands: Standing,
  session: Pick<Session, 'lateAfterMs'>,
  nowMs: number,
): 'apply' | 'unchanged' | 'conflict' | 'reason-needed' | 'too-early' | 'never-came' {
  if (to === stands) return 'unchanged';
  const raises = stands !== 'left' && to !== 'left' && scale.indexOf(to) > scale.indexOf(stands);
  if (!(raises && countsAsAttended(to)) && seen !== stands) return 'conflict';
  if (to === 'left' && !mayHaveLeft(stands)) return 'never-came';
  if (to === 'late' && !mayBeLate(session, nowMs)) return 'too-early';
  return reason !== undefined ? 'apply' : 'reason-needed';
}

/** Only who was seen can have left early. */
const mayHaveLeft = (stands: Standing) => countsAsAttended(stands) || stands === 'pending';

/** Nobody is late yet while whoever comes now would be on time. */
const mayBeLate = ({ lateAfterMs }: Pick<Session, 'lateAfterMs'>, nowMs: number) =>
  nowMs > lateAfterMs;

/** The trail of one attendance holds so many changes; whoever needs more has a quarrel that no button settles. */
export const mostCorrections = 20;

export interface Hand {
  /** Member id of the secretary or administrator. */
  by: string;
  reason?: string | undefined;
  nowMs: number;
}

/**
 * The attendance after a change by a person: what was known of the code stays as evidence, and the trail grows by one.
 * Undefined when the trail is full.
 */
export function changedByHand(
  stood: Attendance | undefined,
  next: Pick<Attendance, 'status' | 'seenAtMs' | 'method'>,
  { by, reason, nowMs }: Hand,
): Attendance | undefined {
  const corrections = stood?.corrections ?? [];
  if (corrections.length >= mostCorrections) return undefined;
  const why = reason === undefined ? {} : { reason };
  const correction: Correction = {
    atMs: nowMs,
    by,
    from: stood?.status ?? 'none',
    to: next.status,
    ...why,
  };
  const kept = { ...stood };
  delete kept.reason;
  return { ...kept, ...next, atMs: nowMs, ...why, corrections: [...corrections, correction] };
}

/**
 * When a member whom a secretary notes by hand counts as seen, ms: what is known already if it fits, else now while the
 * session runs, else the last moment that the plan gives the status. Always an instant that `creditOf` gives this status.
 */
export function seenByHandMs(
  session: Session,
  to: Standing,
  stood: Attendance | undefined,
  nowMs: number,
): number {
  if (!countsAsAttended(to)) return stood?.seenAtMs ?? session.startsAtMs;
  const fits = (ms: number) => creditOf(session, ms).status === to;
  const wasSeen = stood?.status === 'pending' || stood?.status === 'left';
  if (wasSeen && fits(stood.seenAtMs)) return stood.seenAtMs;
  const runs = session.checkInOpensAtMs <= nowMs && nowMs <= session.endsAtMs;
  if (runs && fits(nowMs)) return nowMs;
  if (to === 'late') return session.lateAfterMs + 1;
  return runs ? session.lateAfterMs : Math.min(session.startsAtMs, session.lateAfterMs);
}
