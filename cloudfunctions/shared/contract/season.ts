import * as z from 'zod';
import type { SessionAction } from '../domain/session-life';
import type { SessionPlan } from '../domain/session-plan';
import {
  documentIdField,
  instantMsField,
  lineOfText,
  lineOfTextOrEmpty,
  sessionIdField,
} from './fields';
import { codeKinds, segments, sessionCategories, sessionModes } from './vocabulary';
import type { CodeKind, Segment, SessionCategory, SessionMode, SessionStatus } from './vocabulary';

const requestIdField = z.string().regex(/^[a-z0-9]{16}$/u);
const segmentsField = z.array(z.enum(segments)).max(segments.length);
/** Branches of a joint session by name, more than these being a committee; none: the holder. */
const organisationIdsField = z.array(documentIdField).max(100);

const audienceField = z.strictObject({
  organisationIds: organisationIdsField,
  segments: segmentsField,
});

const fenceField = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  radiusMeters: z.int().min(50).max(1000),
});

/** An https address without spaces, such as a live room's. */
const streamField = z
  .string()
  .max(300)
  .regex(/^https:\/\/[A-Za-z0-9][A-Za-z0-9.-]*(?::\d{1,5})?(?:[/?#][\u0021-\u007e]*)?$/u);

/** What a person decides about a session. A draft may lack its title and venue; publishing asks for them. */
export const planSchema = z.strictObject({
  category: z.enum(sessionCategories),
  tags: z.array(z.enum(sessionCategories)).max(3).default([]),
  title: lineOfTextOrEmpty(40),
  mode: z.enum(sessionModes).default('on-site'),
  startsAtMs: instantMsField,
  endsAtMs: instantMsField,
  opensBeforeMinutes: z.int().min(0).max(120).default(30),
  closesAfterMinutes: z.int().min(0).max(60).default(0),
  lateAfterMinutes: z.int().min(0).max(60).default(10),
  venue: lineOfTextOrEmpty(40),
  stream: streamField.optional(),
  lecturer: lineOfText(20).optional(),
  /** Of the register; the name that is announced is then the one that stands there. */
  lecturerId: documentIdField.optional(),
  audience: audienceField,
  openToAll: z.boolean().default(false),
  required: z.boolean().default(false),
  codeKind: z.enum(codeKinds).default('rotating'),
  fence: fenceField.optional(),
}) satisfies z.ZodType<SessionPlan>;

/** The draft or the session as its editor saw it: an edit of what somebody has changed meanwhile is refused. */
const seenField = z.strictObject({ sessionId: sessionIdField, changedAtMs: instantMsField });
const cursorField = z.strictObject({ endsAtMs: instantMsField, sessionId: sessionIdField });

const mostWeeks = 16;
const weeksField = z.int().min(1).max(mostWeeks).default(1);

export const seasonRequests = {
  /** The desk: sessions of the organisations that the caller's roles cover, and the caller's own drafts. */
  listSessions: z.strictObject({}),
  /** Where the desk's lists go on. */
  moreSessions: z.strictObject({
    direction: z.enum(['earlier', 'later']),
    from: cursorField,
  }),
  /** One session with its plan and what may be done to it. */
  session: z.strictObject({ sessionId: sessionIdField }),
  /** The organisations that a session of the caller can invite. */
  audienceChoices: z.strictObject({}),
  /** Members whom an audience invites now. */
  countAudience: audienceField,
  /** What else members of an audience are invited to at that time, so that nobody is asked to be at two places unawares. */
  overlaps: z.strictObject({
    audience: audienceField,
    holderId: documentIdField.optional(),
    startsAtMs: instantMsField,
    endsAtMs: instantMsField,
    repeatWeeks: weeksField,
    /** The session itself, where it stands already. */
    except: sessionIdField.optional(),
  }),
  /** Keep a draft for the own desk. `requestId` makes a retry harmless. `holderId`: one that the caller's roles cover. */
  saveDraft: z.strictObject({
    requestId: requestIdField,
    plan: planSchema,
    holderId: documentIdField.optional(),
  }),
  deleteDraft: z.strictObject({ sessionId: sessionIdField }),
  /**
   * Publish a session, of a draft or at once, also for several weeks running. `requestId` makes a retry harmless: the ids
   * follow from it.
   */
  publishSession: z.strictObject({
    requestId: requestIdField,
    plan: planSchema,
    holderId: documentIdField.optional(),
    draft: seenField.optional(),
    repeatWeeks: weeksField,
  }),
  /**
   * Change a draft, a published or (a little) an open session; with `following` later ones of its series in the same way, as the
   * editor saw them.
   */
  editSession: z.strictObject({
    seen: seenField,
    plan: planSchema,
    following: z
      .array(seenField)
      .max(mostWeeks - 1)
      .default([]),
  }),
  openSession: z.strictObject({ sessionId: sessionIdField }),
  closeSession: z.strictObject({ sessionId: sessionIdField }),
  /** Undo a mistaken closing, as long as check-in was planned to be open. */
  reopenSession: z.strictObject({ sessionId: sessionIdField }),
  /** Call a session off before anybody has checked in; with `following` the later ones of its series too. */
  cancelSession: z.strictObject({
    sessionId: sessionIdField,
    reason: lineOfText(40),
    following: z.boolean().default(false),
  }),
  /** How many people the secretary counted in the hall. */
  countHeads: z.strictObject({ sessionId: sessionIdField, heads: z.int().min(0).max(9999) }),
};

export type OverlapQuestion = z.input<typeof seasonRequests.overlaps>;
/** A session as somebody saw it. */
export type SeenSession = z.output<typeof seenField>;
/** A publication as the use case gets it, defaults filled in. */
export type SessionToPublish = z.output<typeof seasonRequests.publishSession>;
export type PlanRequest = z.input<typeof planSchema>;
export type PlanOfRequest = z.output<typeof planSchema>;

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
