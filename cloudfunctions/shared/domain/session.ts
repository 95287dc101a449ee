import type {
  CodeKind,
  Segment,
  SessionCategory,
  SessionChangeKind,
  SessionMode,
  SessionStatus,
  Standing,
} from '../contract/vocabulary';
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
  /** The end of the session or up to an hour after it, or the moment it was closed by hand. */
  checkInClosesAtMs: number;
  /**
   * When check-in was planned to close; closing by hand does not move it. Until then a mistaken closing can be undone, and
   * from then on the session is settled.
   */
  settlesAtMs: number;
  /** Seen after this, a member is late. */
  lateAfterMs: number;
  venue: string;
  /** Where it is streamed, https; only where the mode is online or both. */
  stream?: string;
  /** The name as it was announced. */
  lecturer?: string;
  /** In the register (domain/lecturer.ts); absent where only a name stands. */
  lecturerId?: string;
  audience: Audience;
  /** Whoever comes may check in: members of other branches with points, guests without. */
  openToAll: boolean;
  /** Members in the audience when it was published. */
  expected: number;
  required: boolean;
  codeKind: CodeKind;
  /** Of the printed code, 1 where it is missing; raised where a poster is withdrawn. */
  codeVersion?: number;
  fence?: Fence;
  /** Sessions of one weekly series share it. */
  seriesId?: string;
  /** People in the hall as the secretary counted them; compared with the check-ins, never shown to members. */
  headCount?: { heads: number; countedBy: string; atMs: number };
  /** Guests who checked in, counted when it was settled; until then each stands in `guestCheckIns`. */
  guests?: number;
  status: SessionStatus;
  /** Id of the last branch whose absences the settling job has noted; only while it is under way. */
  settledUpTo?: string;
  /** How often settling has begun since it last got anywhere; absent once it is settled. */
  settleTries?: number;
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
  what: SessionChangeKind;
  /** Names of the fields that an edit changed. */
  fields?: string[];
  reason?: string;
}

/** Members of any of the organisations (or below them) who have any of the segments; no segments: all of them. */
export interface Audience {
  organisationIds: string[];
  segments: Segment[];
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
    rulesVersion: session.credit.rulesVersion,
  };
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

/** A code of the last slot may still be on its way when check-in closes; two slots are 20 s. */
const lastCodesMs = 30_000;
/** A guest let in at the last moment may be written as late as the call may take, 10 s, and clocks differ a little. */
const lastWritesMs = 20_000;

/** Until when guests are counted, ms. */
export const guestsUntilMs = ({ settlesAtMs }: Pick<Session, 'settlesAtMs'>) =>
  settlesAtMs + lastCodesMs;

/** A session whose check-in was planned to close by this instant can be settled at `nowMs`: no guest is still on the way. */
export const settlesByMs = (nowMs: number) => nowMs - lastCodesMs - lastWritesMs;

/** Attendance that counts as having been there. */
export const countsAsAttended = (status: Standing | undefined) =>
  status === 'present' || status === 'late';
