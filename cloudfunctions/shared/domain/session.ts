import type {
  CodeKind,
  Segment,
  SessionCategory,
  SessionMode,
  SessionStatus,
  Standing,
} from '../contract/vocabulary';
import { dayStartMs } from './season-time';
import { checkInKey, type Credit } from './ledger';

/** One gathering. Collection `sessions`; the id is the 8 characters that stand in its code. */
export interface Session {
  _id: string;
  seasonId: string;
  /** The organisation that holds it; its secretary and administrators above may run it. */
  organisationId: string;
  organisationName: string;
  /** Ids from the root down to organisationId: decides whose roles cover the session. */
  orgPath: string[];
  category: SessionCategory;
  /** What else it is, such as a party lecture that is one of the three meetings too. It is counted once all the same. */
  tags: SessionCategory[];
  title: string;
  mode: SessionMode;
  startsAtMs: number;
  endsAtMs: number;
  checkInOpensAtMs: number;
  /** The end of the session, or the moment it was closed by hand. */
  checkInClosesAtMs: number;
  /** Seen after this, a member is late. */
  lateAfterMs: number;
  venue: string;
  lecturer?: string;
  audience: Audience;
  /** Whoever comes may check in: members of other branches with points, guests without. */
  openToAll: boolean;
  /** Members in the audience when it was published. */
  expected: number;
  required: boolean;
  codeKind: CodeKind;
  fence?: Fence;
  /** Sessions of one weekly series share it. */
  seriesId?: string;
  /** People in the hall as the secretary counted them; compared with the check-ins, never shown to members. */
  headCount?: { heads: number; countedBy: string; atMs: number };
  status: SessionStatus;
  /** The rule of the season when the session was published: a check-in then needs no other document. */
  credit: { onTime: number; late: number; dayCap: number; rulesVersion: number };
  publishedBy: string;
  createdAtMs: number;
  changedAtMs: number;
  /** Who changed what after publication, oldest first; written together with the change. */
  changes?: SessionChange[];
}

/** A circle on the ground, WGS-84/GCJ-02 as the phone gives it. Asked for only where a session has one. */
export interface Fence {
  latitude: number;
  longitude: number;
  radiusMeters: number;
}

export interface SessionChange {
  atMs: number;
  /** Member id of who did it; absent where a timer did. */
  by?: string;
  what: 'edited' | 'opened' | 'closed' | 'reopened' | 'cancelled' | 'settled' | 'head-count';
  /** Names of the fields that an edit changed. */
  fields?: string[];
  reason?: string;
}

/** Members of any of the organisations (or below them) who have any of the segments; no segments: all of them. */
export interface Audience {
  organisationIds: string[];
  segments: Segment[];
}

/** Doors open half an hour before the start, and check-in ends with the session. */
export const opensBeforeStartMs = 30 * 60_000;
/** Whoever is seen more than 10 minutes after the start is late. */
export const lateAfterStartMs = 10 * 60_000;
/** Halls have no signal: a genuine code may arrive this much later. */
const greatestCodeAgeMs = 24 * 3_600_000;

export type CheckInDecision =
  | { kind: 'credit'; status: 'present' | 'late'; points: number }
  | { kind: 'pending'; codeAgeMs: number }
  | {
      kind: 'refuse';
      code: 'CODE_EXPIRED' | 'CODE_NOT_YET_VALID' | 'CHECK_IN_NOT_OPEN' | 'CHECK_IN_CLOSED';
    };

/**
 * What a genuine code of a slot is worth at `nowMs`. The slot, not the arrival, says when the member was there: a phone
 * without signal is not late. Fresh = the code arrives in its slot or the next one.
 */
export function decideCheckIn(
  session: Session,
  slotStartsAtMs: number,
  slotMs: number,
  nowMs: number,
): CheckInDecision {
  const codeAgeMs = nowMs - slotStartsAtMs;
  if (codeAgeMs < 0) return { kind: 'refuse', code: 'CODE_NOT_YET_VALID' };
  if (codeAgeMs > greatestCodeAgeMs) return { kind: 'refuse', code: 'CODE_EXPIRED' };
  if (slotStartsAtMs + slotMs <= session.checkInOpensAtMs)
    return { kind: 'refuse', code: 'CHECK_IN_NOT_OPEN' };
  if (session.status === 'published') return { kind: 'refuse', code: 'CHECK_IN_NOT_OPEN' };
  if (slotStartsAtMs >= session.checkInClosesAtMs)
    return { kind: 'refuse', code: 'CHECK_IN_CLOSED' };
  if (codeAgeMs >= 2 * slotMs) return { kind: 'pending', codeAgeMs };
  return { kind: 'credit', ...creditOf(session, slotStartsAtMs) };
}

/** Present or late, and the points of the rule, for a member seen at an instant. */
export function creditOf(
  session: Session,
  seenAtMs: number,
): { status: 'present' | 'late'; points: number } {
  const late = seenAtMs > session.lateAfterMs;
  return late
    ? { status: 'late', points: session.credit.late }
    : { status: 'present', points: session.credit.onTime };
}

/** What the ledger gets for a member seen at an instant; `left` are the points that the day's cap still has room for. */
export function checkInCredit(
  session: Session,
  seenAtMs: number,
  branchId: string,
  left = Infinity,
): Credit {
  const { points } = creditOf(session, seenAtMs);
  return {
    key: checkInKey(session._id),
    rule: 'checkIn',
    points: Math.min(points, left),
    atMs: seenAtMs,
    source: session._id,
    branchId,
    capped: left < points,
  };
}

/**
 * From when a session may be opened, ms: the first instant of its Asia/Shanghai day, or earlier where its doors open before
 * midnight. Opened days ahead, it would give points on days on which nobody met.
 */
export function mayOpenFromMs(session: Pick<Session, 'startsAtMs' | 'checkInOpensAtMs'>): number {
  return Math.min(dayStartMs(session.startsAtMs), session.checkInOpensAtMs);
}

/** Whether somebody with this place in the organisation and these segments is invited. */
export function isInvited(
  audience: Audience,
  orgPath: readonly string[],
  segments: readonly Segment[],
): boolean {
  const organisationFits = audience.organisationIds.some((id) => orgPath.includes(id));
  return (
    organisationFits &&
    (audience.segments.length === 0 || audience.segments.some((one) => segments.includes(one)))
  );
}

/** Attendance that counts as having been there. */
export const countsAsAttended = (status: Standing | undefined) =>
  status === 'present' || status === 'late';

export type TimesFault = 'end-before-start' | 'too-long' | 'past' | 'outside-season';

/** A day's gathering at most; longer is a slip of the date. */
const longestSessionMs = 12 * 3_600_000;

/** What is wrong with the times of a session that is to be published, if anything. */
export function timesFault(
  times: { startsAtMs: number; endsAtMs: number },
  season: { startsAtMs: number; endsAtMs: number },
  nowMs: number,
): TimesFault | undefined {
  if (times.endsAtMs <= times.startsAtMs) return 'end-before-start';
  if (times.endsAtMs - times.startsAtMs > longestSessionMs) return 'too-long';
  if (times.endsAtMs <= nowMs) return 'past';
  if (times.startsAtMs < season.startsAtMs || times.endsAtMs > season.endsAtMs)
    return 'outside-season';
  return undefined;
}
