import * as z from 'zod';
import type { SessionFacts } from './check-in';
import { sessionIdField } from './fields';
import { type Interval, type LectureReportAnswer, playedIntervalField } from './lecture';
import type { SessionMode, SessionStatus, Standing } from './vocabulary';

export const liveRequests = {
  /** Open the live page of a session that has a stream. */
  open: z.strictObject({ sessionId: sessionIdField }),
  /** New played windows since the last answered report. `final` asks to save them now (leaving, hiding). */
  report: z.strictObject({
    receipt: z
      .string()
      .min(40)
      .max(8_000)
      .regex(/^[A-Za-z0-9_.-]+$/u),
    played: z.array(playedIntervalField).max(60),
    final: z.boolean().default(false),
  }),
};

export interface LiveOpenAnswer {
  session: SessionFacts & {
    endsAtMs: number;
    opensAtMs: number;
    mode: SessionMode;
    status: SessionStatus;
    organisationName: string;
    lecturer?: string;
  };
  /** Absent before the doors open. */
  streamUrl?: string;
  /** Presence is recorded with it; absent for guests, the uninvited, and before or long after the session. */
  receipt?: string;
  /** Watched so far, seconds since the start. */
  covered: Interval[];
  /** Seconds of the session, and how many of them have to be watched. */
  lengthSeconds: number;
  neededSeconds: number;
  /** What the member's record says of the session. */
  recorded: Standing;
  /** True where presence was proved here, not on site. */
  online: boolean;
  points: number;
}

/** As for a lecture; coverage is the share of what is needed, `completed` that the check-in stands, however it came. */
export interface LiveReportAnswer extends LectureReportAnswer {
  /** Less than at the opening where the session was closed early. */
  neededSeconds: number;
  /** What the record says; only of a report that asked it. */
  recorded?: Standing;
  online?: boolean;
}

export interface LiveResponses {
  open: LiveOpenAnswer;
  report: LiveReportAnswer;
}
