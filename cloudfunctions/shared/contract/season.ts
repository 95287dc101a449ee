import * as z from 'zod';
import type { SessionPlan } from '../domain/session-plan';
import {
  documentIdField,
  instantMsField,
  lineOfText,
  lineOfTextOrEmpty,
  sessionIdField,
} from './fields';
import { codeKinds, segments, sessionCategories, sessionModes } from './vocabulary';

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
