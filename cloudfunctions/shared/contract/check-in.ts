import * as z from 'zod';
import { documentIdField, sessionIdField } from './fields';
import type { CodeKind, Place, Standing } from './vocabulary';

/** Longer than any code is accepted: what a phone says beyond it is nonsense, and cut by the client. */
const longestWaitMs = 7 * 86_400_000;

export const checkInRequests = {
  /**
   * Redeem a scanned code: the 25 characters after `/C/` of a projected one, the 21 after `/P/` of a printed one.
   * `branchId` is the caller's branch as the client last saw it: a hint that saves a read, worth nothing unless the record
   * agrees. `position` only where POSITION_NEEDED asked for it; it is never kept. `scene` is how WeChat opened the page.
   * `waitedMs` is how long a code waited on the phone, by the phone's own word.
   */
  redeem: z.strictObject({
    code: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{21}(?:[0-9A-HJKMNP-TV-Z]{4})?$/u),
    branchId: documentIdField.optional(),
    position: z
      .union([
        z.literal('unavailable'),
        z.strictObject({
          latitude: z.number().min(-90).max(90),
          longitude: z.number().min(-180).max(180),
          accuracyMeters: z.number().min(0).max(100_000),
        }),
      ])
      .optional(),
    scene: z.int().min(1000).max(9999).optional(),
    waitedMs: z.int().min(0).max(longestWaitMs).optional(),
  }),
  /** What is recorded of the caller at a session: a page that shows a waiting check-in learns of its confirmation. */
  standing: z.strictObject({ sessionId: sessionIdField }),
  /** The caller's own code, for the secretary to scan. */
  memberCode: z.strictObject({}),
  /** The poster of a session with a printed code; `form` says whether WeChat or anybody's scanner is to read it. */
  poster: z.strictObject({
    sessionId: sessionIdField,
    form: z.enum(['link', 'mini-program']),
  }),
  /** Withdraws the poster: its code is refused from now on, and the next one is another. `version` is the one to withdraw. */
  renewPoster: z.strictObject({
    sessionId: sessionIdField,
    form: z.enum(['link', 'mini-program']),
    version: z.int().min(1).max(8),
  }),
  /** Codes that arrived late and wait or were judged, for checking them outside with `npm run verify-receipts`. */
  receipts: z.strictObject({ sessionId: sessionIdField }),
  /** The secretary's next batch of codes for projection. Names are masked unless `fullNames` asks for them whole. */
  board: z.strictObject({ sessionId: sessionIdField, fullNames: z.boolean().optional() }),
  /** What moves on the board between batches. */
  boardCount: z.strictObject({ sessionId: sessionIdField, fullNames: z.boolean().optional() }),
};

/** A request to redeem, as it is after validation. */
export type RedeemInput = z.output<typeof checkInRequests.redeem>;

export interface SessionFacts {
  sessionId: string;
  title: string;
  startsAtMs: number;
  venue: string;
}

export interface CheckInAnswer {
  /**
   * `guest`: somebody without a record at a session that is open to all, counted and never named. `already` repeats what stands in the record; `recorded` says whether it is present, late or still pending. */
  outcome: 'present' | 'late' | 'pending' | 'already' | 'guest';
  recorded: Standing;
  /** With `already`: what stands came from this very code. Its first answer was lost, and the screen says it again. */
  sameScan?: true;
  /** Points this check-in has earned; 0 while pending or when the day's cap was reached. */
  points: number;
  /** True when the day's cap left fewer points than the rule gives. */
  capped: boolean;
  /** When the member was seen at the session (the code's slot), server clock. */
  seenAtMs: number;
  /** Where the phone was, at a session with a fence. */
  place?: Place;
  session: SessionFacts;
}

export interface StandingAnswer {
  /** Absent where nothing is recorded. */
  standing?: CheckInAnswer;
}

export interface MemberCodeAnswer {
  /** Text of the QR symbol. */
  text: string;
  endsAtMs: number;
  name: string;
  branchName: string;
}

export interface PosterAnswer {
  session: SessionFacts & { endsAtMs: number; organisationName: string; codeKind: CodeKind };
  /** Text of the QR symbol; for `link` only. */
  text?: string;
  /** WeChat's own code as a data URL; for `mini-program` only. */
  picture?: string;
  version: number;
  /** False when the poster was renewed so often that it cannot be again. */
  renewable: boolean;
}

export interface ReceiptRow {
  memberId: string;
  name: string;
  /** The code as it was scanned. */
  code: string;
  /** When it arrived; server clock. */
  arrivedAtMs: number;
  /** How old it was then, ms; of a printed code by the phone's word. */
  codeAgeMs: number;
  status: Standing;
}

export interface ReceiptsAnswer {
  session: SessionFacts;
  receipts: ReceiptRow[];
}

export interface BoardAnswer {
  session: SessionFacts & { endsAtMs: number; checkInClosesAtMs: number };
  /** Whole texts of the QR code, one a slot, the first being the current slot's. */
  codes: string[];
  /** Server time at which the first code's slot began. */
  firstSlotStartsAtMs: number;
  slotMs: number;
  count: BoardCountAnswer;
}

export interface BoardCountAnswer {
  /** Present or late, of those who are expected. */
  attended: number;
  /** Members beyond the audience, at a session that is open to all; counted apart, since nobody expected them. */
  visitors: number;
  /** People without a record, at a session that is open to all; a number and no names. */
  guests: number;
  /** Late codes that wait for the secretary's confirmation. */
  pending: number;
  expected: number;
  /** Names of the last ones, newest first; masked unless asked for whole. */
  latestNames: string[];
}

export interface CheckInResponses {
  redeem: CheckInAnswer;
  standing: StandingAnswer;
  memberCode: MemberCodeAnswer;
  poster: PosterAnswer;
  renewPoster: PosterAnswer;
  receipts: ReceiptsAnswer;
  board: BoardAnswer;
  boardCount: BoardCountAnswer;
}
