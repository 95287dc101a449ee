import type { SessionFacts } from './check-in';
import type { SessionChangeKind, SessionMode, SessionStatus, Standing } from './vocabulary';

export interface SheetRow {
  memberId: string;
  name: string;
  /** First letters of the name's pinyin, lower case. */
  initials: string;
  branchId: string;
  branchName: string;
  status: Standing;
  /** When the member was seen; only of those who were. */
  seenAtMs?: number;
  /** How old the code was when it arrived; only of late codes. */
  codeAgeMs?: number;
  reason?: string;
  /** Presence was proved online. */
  online?: true;
  /** Not in the audience of a session that is open to all. */
  visitor?: true;
  /** A person has changed it. */
  byHand?: true;
}

export interface SheetSession extends SessionFacts {
  status: SessionStatus;
  mode: SessionMode;
  endsAtMs: number;
  checkInOpensAtMs: number;
  /** Nobody can be noted as late before it has passed. */
  lateAfterMs: number;
  /** People in the hall as the secretary counted them. */
  headCount?: number;
}

export interface SheetAnswer {
  session: SheetSession;
  rows: SheetRow[];
  page: number;
  pages: number;
  /** False when even this page has more rows than one answer carries. */
  complete: boolean;
  /** The own organisations, where the caller sees their part of somebody else's session; the counts are the part's. */
  part?: string[];
  expected: number;
  /** Present or late, and waiting: of the whole session, or of the whole part, whatever the page. */
  attended: number;
  pending: number;
  /** People without a record in the season, at a session that is open to all. */
  guests: number;
  /** Branches of the audience; empty where there is one. */
  branches: { branchId: string; name: string }[];
  /** Requests for leave without a decision, oldest first. */
  leaveRequests: LeaveRow[];
}

export interface LeaveRow {
  memberId: string;
  name: string;
  branchName: string;
  reason: string;
  askedAtMs: number;
}

/** Why a late code was not confirmed in bulk: too old, not shown to be from inside the fence, or several of one network. */
export type LeftOut = 'old' | 'place' | 'network';

export interface ConfirmAnswer {
  confirmed: number;
  /** Those that were not pending any more. */
  unchanged: number;
  leftOut: { memberId: string; why: LeftOut }[];
}

export interface DeclineAnswer {
  declined: number;
  unchanged: number;
}

/**
 * What became of a mark. `conflict`: the record says something else by now, see its row; `not-here`: the member has nothing
 * to do with the session; `exhausted`: corrected too often; `too-early`: nobody can be late yet; `never-came`: who was not seen
 * cannot have left.
 */
export type MarkOutcome =
  | 'marked'
  | 'unchanged'
  | 'conflict'
  | 'reason-needed'
  | 'too-early'
  | 'never-came'
  | 'not-here'
  | 'exhausted'
  | 'busy';

export interface MarkAnswer {
  results: { memberId: string; outcome: MarkOutcome }[];
  /** The members of the request as they stand now. */
  rows: SheetRow[];
}

export interface AdmitAnswer {
  outcome: 'admitted' | 'already';
  row: SheetRow;
}

export type LeaveStatus = 'waiting' | 'approved' | 'declined' | 'withdrawn';

export interface LeaveAnswer {
  session: SessionFacts & { endsAtMs: number; required: boolean; mode: SessionMode };
  /** What the record says of the caller. */
  recorded: Standing;
  request?: {
    status: LeaveStatus;
    reason: string;
    askedAtMs: number;
    answer?: string;
    decidedAtMs?: number;
  };
  /** Whether a request can be made now. */
  mayAsk: boolean;
}

export type Suspicion =
  | {
      /**
       * late-code: counted although the code came late; burst: many of one network within a second; outside: not within the
       * fence; after-end: noted by hand after the end; own-hand: noted by the member's own hand.
       */
      kind: 'late-code' | 'burst' | 'outside' | 'after-end' | 'own-hand';
      names: string[];
    }
  | { kind: 'album'; phones: number; scans: number }
  | { kind: 'head-count'; heads: number; checkIns: number };

export interface SuspicionsAnswer {
  session: SessionFacts;
  suspicions: Suspicion[];
  complete: boolean;
}

export interface LogEntry {
  atMs: number;
  /** Empty where a timer did it. */
  by: string;
  /** Of an attendance. */
  member?: string;
  from?: Standing;
  to?: Standing;
  /** Of the session itself. */
  what?: SessionChangeKind;
  fields?: string[];
  reason?: string;
  /** Somebody changed the own attendance. */
  own?: true;
}

export interface LogAnswer {
  session: SessionFacts;
  entries: LogEntry[];
  complete: boolean;
}
