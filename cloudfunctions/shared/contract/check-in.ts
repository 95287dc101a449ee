import * as z from 'zod';
import { documentIdField, sessionIdField } from './fields';
import type { Standing } from './vocabulary';

export const checkInRequests = {
  /**
   * Redeem a scanned session code. `code` is the 25 characters after `/C/`. `branchId` is the caller's branch as the
   * client last saw it: a hint that saves a read, worth nothing unless the record agrees.
   */
  redeem: z.strictObject({
    code: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{25}$/u),
    branchId: documentIdField.optional(),
  }),
  /** The secretary's next batch of codes for projection. */
  board: z.strictObject({ sessionId: sessionIdField }),
  /** What moves on the board between batches. */
  boardCount: z.strictObject({ sessionId: sessionIdField }),
};

export interface SessionFacts {
  sessionId: string;
  title: string;
  startsAtMs: number;
  venue: string;
}

export interface CheckInAnswer {
  /** `already` repeats what stands in the record; `recorded` says whether it is present, late or still pending. */
  outcome: 'present' | 'late' | 'pending' | 'already';
  recorded: Standing;
  /** Points this check-in has earned; 0 while pending or when the day's cap was reached. */
  points: number;
  /** True when the day's cap left fewer points than the rule gives. */
  capped: boolean;
  /** When the member was seen at the session (the code's slot), server clock. */
  seenAtMs: number;
  session: SessionFacts;
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
  /** Present or late. */
  attended: number;
  /** Late codes that wait for the secretary's confirmation. */
  pending: number;
  expected: number;
  /** Masked names of the last ones, newest first. */
  latestNames: string[];
}

export interface CheckInResponses {
  redeem: CheckInAnswer;
  board: BoardAnswer;
  boardCount: BoardCountAnswer;
}
