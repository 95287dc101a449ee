import type {
  Place,
  ReminderKind,
  RoleName,
  RuleName,
  Segment,
  Shift,
  Standing,
} from '../contract/vocabulary';

/**
 * One member in one season: everything that must agree stands in one document, so that a credit is one conditional
 * update and the score cannot differ from the ledger. Collection `studyRecords`, id `<seasonId>:<memberId>`.
 */
export interface StudyRecord extends StudyHeader {
  /** The ledger. A key is written once and never changed. */
  entries: Record<string, LedgerEntry>;
  /** Every session the member has to do with, those that earn nothing too. */
  attendance: Record<string, Attendance>;
  /** Ids of the sessions with present or late: what sheets and live counts are found by. */
  attended: string[];
  /** Ids of the sessions where a late code waits for the secretary. */
  pending: string[];
  /**
   * Ids of all sessions of `attendance`, whatever stands there: finds whom a session does not invite, or no longer. Absent on
   * records from before there was such a list.
   */
  noted?: string[];
  /** Where and when the member was last noted as present or late: what a board finds its latest names by. */
  lastSeen?: { sessionId: string; atMs: number };
  /** Points given that day, by rule: what the daily caps are held against. `days.<yyyymmdd>.<rule>` */
  days: Record<string, Partial<Record<RuleName, number>>>;
  watch: WatchRecord;
  /** The first try of a lecture's quiz, by lecture id; absent where none was made. */
  quizzes?: Record<string, FirstTry>;
  /** Tasks of the plan that were credited, by id, and when; written with their entries, so that counting them reads no ledger. */
  tasks?: Record<string, number>;
  /** Surveys that were answered, by id: that, and never what or when. */
  surveys?: Record<string, true>;
  /** How the member has chosen about reminders, and when the list of them was last looked at. Moves no figure. */
  reminders?: ReminderChoice;
  /** Entries of the same person whose records went into this one (domain/merge-records.ts); member ids. */
  mergedIds?: string[];
}

export interface ReminderChoice {
  off?: ReminderKind[];
  shift?: Shift;
  readAtMs?: number;
}

/** What rankings read. */
export interface StudyHeader {
  _id: string;
  seasonId: string;
  memberId: string;
  /** openidKeyOf the bound phone's openid, or unboundKeyOf the member. Unique with seasonId. */
  openidKey: string;
  branchId: string;
  /** District, committee, branch: ids from the root down. */
  orgPath: string[];
  segments: Segment[];
  /** Counts in the branch's mean and index. */
  eligible: boolean;
  score: number;
  /** When the score last reached its present value from below; ties rank by it. */
  reachedAtMs: number;
  months: Record<string, number>;
  weeks: Record<string, number>;
  /** Points by the branch in which they were earned. */
  byBranch: Record<string, number>;
  /** Branches that the member has left; absent for the many who never moved. Their months and weeks stand in `formerBranches`. */
  formerBranchIds?: string[];
  /** Read only for the ids above: corrections leave traces for the present branch too, which count nowhere. */
  formerBranches?: Record<string, PointsOfBranch>;
  changedAtMs: number;
  /** The last reminder by a secretary; `week` is what lets only one through. Moves no figure, so `changedAtMs` stays. */
  nudge?: Nudge;
  /** Copies that the first screen shows without a second read. They decide nothing. */
  card: { branchName: string; roles: RoleName[] };
}

export interface Nudge {
  /** Week in which it was given, yyyyWww. */
  week: string;
  atMs: number;
  /** Member id of who reminded. */
  by: string;
}

/** What was earned in one branch, by month and by week. */
export interface PointsOfBranch {
  months?: Record<string, number>;
  weeks?: Record<string, number>;
}

export interface LedgerEntry {
  rule: RuleName;
  points: number;
  /** When it was earned, server clock. */
  atMs: number;
  /** The session, lecture, activity or task, where there is one. */
  source?: string;
  /** Set where the day's cap left fewer points than the rule gives. */
  capped?: true;
  /** Confirmed hours, from which a recount gives the points anew; only of service. */
  hours?: number;
  /** The branch in which it was earned; missing of watching, which belongs to the branch that the member is in. */
  branchId?: string;
  /** Version of the rules that its points follow; the season's first where it is missing. */
  rulesVersion?: number;
  /**
   * Why, where a person decided: of points by hand, and of reversing entries, whose points are the opposite and whose `atMs` is that of
   * the entry they take back.
   */
  reason?: string;
  /** When it was taken back, server clock; only in reversing entries. */
  takenBackAtMs?: number;
}

export interface Attendance {
  /** `none` where a secretary took a mark back: the trail of it stays, and everything else may follow as if nothing stood. */
  status: Standing;
  /** When the member was seen: the slot of the code, server clock. */
  seenAtMs: number;
  /** When the server recorded it. */
  atMs: number;
  /**
   * code: rotating; confirmed: a late code that the secretary accepted; printed: the code on the wall; by-hand: the secretary's
   * sheet; member-code: the secretary scanned the member's own code; online: presence proved like watching; leave: an approved
   * request; settled: noted by the job after the end.
   */
  method:
    'code' | 'confirmed' | 'printed' | 'by-hand' | 'member-code' | 'online' | 'leave' | 'settled';
  /** How old the code was on arrival, ms; only where that made it pending. */
  codeAgeMs?: number;
  /** The code itself, only where it arrived late: whoever has the session's key can verify it again. */
  receipt?: string;
  /** When the late code arrived, server clock; stays when a hand changes when the member was seen. */
  arrivedAtMs?: number;
  place?: Place;
  /** A keyed hash of the caller's network for this session alone: tells a burst from one network, and nothing across sessions. */
  network?: string;
  /** Why, in the secretary's words or the member's request. */
  reason?: string;
  /** What people changed by hand, oldest first; written together with the change. At most 20. */
  corrections?: Correction[];
}

/** One change of an attendance by a person: the audit trail stands where the change stands, in the same write. */
export interface Correction {
  atMs: number;
  /** Member id of the secretary or administrator. */
  by: string;
  from: Standing;
  to: Standing;
  reason?: string;
}

export interface WatchRecord {
  /** Grows with every credit of watching; the optimistic lock of this part of the record. */
  version: number;
  /** Seconds credited in the season, all lectures together. */
  creditedSeconds: number;
  /** Windows of server time already spent, [fromMs, toMs), ascending and disjoint. Older than a receipt's greatest age are dropped. */
  spent: [number, number][];
  lectures: Record<string, LectureProgress>;
  /** Presence at live sessions, seconds since their start, [from, to), ascending and disjoint. */
  live?: Record<string, { covered: [number, number][] }>;
}

export interface LectureProgress {
  /** Credited parts, [fromSeconds, toSeconds), ascending and disjoint. Kept after completion: the rest still earns, once. */
  covered: [number, number][];
  coveredSeconds: number;
  /** Where to go on. */
  positionSeconds: number;
  completedAtMs?: number;
}

/** What a member answered first; it alone counts, and question by question it says how difficult they are. */
export interface FirstTry {
  /** The phone's name for the try: the same one arriving again is told what it earned. */
  attemptId: string;
  /** Of the quiz. */
  version: number;
  atMs: number;
  points: number;
  /** Ids of the questions answered rightly, and of the others. */
  right: string[];
  wrong: string[];
}

export interface NewRecord {
  seasonId: string;
  memberId: string;
  openidKey: string;
  branchId: string;
  orgPath: string[];
  segments: Segment[];
  card: StudyHeader['card'];
  nowMs: number;
}

/** The record of a member who joins a season. */
export function newStudyRecord(input: NewRecord): StudyRecord {
  const { nowMs, ...identity } = input;
  return {
    _id: `${input.seasonId}:${input.memberId}`,
    ...identity,
    eligible: true,
    score: 0,
    reachedAtMs: nowMs,
    months: {},
    weeks: {},
    byBranch: {},
    changedAtMs: nowMs,
    entries: {},
    attendance: {},
    attended: [],
    pending: [],
    noted: [],
    days: {},
    watch: { version: 0, creditedSeconds: 0, spent: [], lectures: {} },
  };
}
