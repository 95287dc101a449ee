import * as z from 'zod';
import { instantMsField, lineOfText, sessionIdField } from './fields';
import { segments, sessionCategories } from './vocabulary';
import type { Segment, SessionCategory, SessionStatus } from './vocabulary';

export const seasonRequests = {
  /** The desk: sessions of the organisations that the caller's roles cover. */
  listSessions: z.strictObject({}),
  /** Publish a session for the organisation of the caller's first role. `requestId` makes a retry harmless. */
  publishSession: z.strictObject({
    requestId: z.string().regex(/^[a-z0-9]{16}$/u),
    category: z.enum(sessionCategories),
    title: lineOfText(40),
    startsAtMs: instantMsField,
    endsAtMs: instantMsField,
    venue: lineOfText(40),
    lecturer: lineOfText(20).optional(),
    segments: z.array(z.enum(segments)).max(segments.length).default([]),
    required: z.boolean().default(false),
  }),
  openSession: z.strictObject({ sessionId: sessionIdField }),
  closeSession: z.strictObject({ sessionId: sessionIdField }),
};

/** A publication as the use case gets it, defaults filled in. */
export type SessionToPublish = z.output<typeof seasonRequests.publishSession>;

export interface SessionSummary {
  sessionId: string;
  title: string;
  category: SessionCategory;
  startsAtMs: number;
  endsAtMs: number;
  venue: string;
  lecturer?: string;
  segments: Segment[];
  required: boolean;
  status: SessionStatus;
  organisationName: string;
  checkInOpensAtMs: number;
  checkInClosesAtMs: number;
}

export interface DeskAnswer {
  organisationName: string;
  memberCount: number;
  /** The last 20 of the past 7 days and the next 20, soonest first. */
  sessions: DeskSession[];
}

export interface DeskSession extends SessionSummary {
  /** Present or late; those that wait for confirmation are apart. */
  attended: number;
  pending: number;
  expected: number;
}

export interface SeasonResponses {
  listSessions: DeskAnswer;
  publishSession: SessionSummary;
  openSession: SessionSummary;
  closeSession: SessionSummary;
}
