import type { SessionAction } from '../domain/session-life';
import type { SessionPlan } from '../domain/session-plan';
import type { SeenSession } from './season';
import type { CodeKind, Segment, SessionCategory, SessionMode, SessionStatus } from './vocabulary';

export interface SessionSummary {
  sessionId: string;
  title: string;
  category: SessionCategory;
  tags: SessionCategory[];
  mode: SessionMode;
  startsAtMs: number;
  endsAtMs: number;
  venue: string;
  lecturer?: string;
  /** In the register; absent where only a name stands. */
  lecturerId?: string;
  segments: Segment[];
  required: boolean;
  openToAll: boolean;
  codeKind: CodeKind;
  status: SessionStatus;
  organisationName: string;
  checkInOpensAtMs: number;
  checkInClosesAtMs: number;
  /** Members in the audience when it was published or its audience last changed. */
  expected: number;
  /** It is one of a weekly series. */
  inSeries: boolean;
  changedAtMs: number;
}

export interface DeskSession extends SessionSummary {
  /** Present or late; those that wait for confirmation are apart. */
  attended: number;
  pending: number;
  /** Requests for leave without a decision. */
  leaveRequests: number;
}

/** Where a list of sessions goes on. */
export interface SessionCursor {
  endsAtMs: number;
  sessionId: string;
}

/** What waits for the caller's decision beside the sessions; null where it could not be counted, which is no zero. */
export interface DeskWaiting {
  /** Requests to join. */
  joining: number | null;
  /** Points by hand that need a second person. */
  points: number | null;
  /** Appeals against published lists. */
  appeals: number | null;
  /** What members have told of tasks of the plan. */
  evidence: number | null;
  /** Hours of service that nobody has confirmed. */
  service: number | null;
  /** What branches have reported of projects. */
  projects: number | null;
}

export interface DeskAnswer {
  organisationName: string;
  /** Of the organisation; absent where it is not there any more. */
  kind?: 'district' | 'committee' | 'branch';
  memberCount: number;
  /** From then on the desk leads to the next season. */
  seasonEndsAtMs: number;
  /** The caller's own drafts, the last changed one first; nobody else sees them. */
  drafts: SessionSummary[];
  /** The last 20 of the past 7 days and the next 20, soonest first. */
  sessions: DeskSession[];
  /** Sessions of others that invite members of the own organisations, of the same days, soonest first; counted are the own members. */
  joint: DeskSession[];
  waiting: DeskWaiting;
  /** Set where there are more than these. */
  earlier?: SessionCursor;
  later?: SessionCursor;
}

export interface MoreSessionsAnswer {
  /** Earlier ones latest first, later ones soonest first. */
  sessions: DeskSession[];
  next?: SessionCursor;
}

export interface SessionDetail extends DeskSession {
  plan: SessionPlan;
  /** The organisation that holds it. */
  holderId: string;
  /** Names of the organisations that are invited, where they are not the holder itself. */
  invited: string[];
  /** What the caller may do to it now. */
  may: SessionAction[];
  /** Later sessions of its series that could be changed or cancelled with it, soonest first. */
  following: SeenSession[];
  heads?: number;
  /** Why it was cancelled. */
  cancelReason?: string;
}

export interface AudienceChoice {
  organisationId: string;
  name: string;
  kind: 'district' | 'committee' | 'branch';
  /** Absent for what the caller's own roles are held for. */
  parentId?: string;
  members: number;
}

export interface AudienceChoicesAnswer {
  /** What the caller's roles are held for, the first being the usual holder; each may hold a session. */
  own: AudienceChoice[];
  /** What lies below where the caller administrates, by name; empty for a secretary. */
  below: AudienceChoice[];
}

export interface PublishAnswer extends SessionSummary {
  /** Sessions of the series, this one included. */
  published: number;
}

export interface EditAnswer extends SessionSummary {
  /** Later sessions of the series that are as wanted now. */
  followed: number;
  /** Those that were left as they are, since somebody has changed or begun them meanwhile. */
  kept: number;
}

/** A session at the same time, and when. */
export type Overlap = Pick<
  SessionSummary,
  'sessionId' | 'title' | 'startsAtMs' | 'endsAtMs' | 'organisationName'
>;

export interface OverlapsAnswer {
  /** The soonest ones. */
  overlaps: Overlap[];
  /** How many more there are, at least. */
  more: number;
}

export interface CancelAnswer {
  cancelled: number;
  /** Sessions of the series that could not be cancelled, as somebody has checked in already. */
  kept: number;
}

export interface SeasonResponses {
  listSessions: DeskAnswer;
  moreSessions: MoreSessionsAnswer;
  session: SessionDetail;
  audienceChoices: AudienceChoicesAnswer;
  countAudience: { expected: number };
  overlaps: OverlapsAnswer;
  saveDraft: SessionSummary;
  deleteDraft: { deleted: boolean };
  publishSession: PublishAnswer;
  editSession: EditAnswer;
  openSession: SessionSummary;
  closeSession: SessionSummary;
  reopenSession: SessionSummary;
  cancelSession: CancelAnswer;
  countHeads: SessionSummary;
}
