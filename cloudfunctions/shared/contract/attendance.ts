import * as z from 'zod';
import type {
  AdmitAnswer,
  ConfirmAnswer,
  DeclineAnswer,
  LeaveAnswer,
  LogAnswer,
  MarkAnswer,
  SheetAnswer,
  SuspicionsAnswer,
} from './attendance-answers';
import type { HistoryAnswer } from './attendance-history';
import { documentIdField, lineOfText, sessionIdField } from './fields';
import { markStatuses } from './vocabulary';
import type { Standing } from './vocabulary';

const memberIdsField = z.array(documentIdField).min(1).max(100);
/** Why, in somebody's own words; short enough to be read in a list. */
const reasonField = lineOfText(60);
const standings = [...markStatuses, 'pending', 'declined'] as const satisfies readonly Standing[];

export const attendanceRequests = {
  /** Who came, who waits and who has not come; a large sheet in pages, counted from 0, or one branch of it alone. */
  sheet: z.strictObject({
    sessionId: sessionIdField,
    page: z.int().min(0).max(1_000).optional(),
    branchId: documentIdField.optional(),
  }),
  /** Confirm late codes. In bulk, those that deserve a look of their own are left out and named. */
  confirm: z.strictObject({
    sessionId: sessionIdField,
    memberIds: memberIdsField,
    bulk: z.boolean().optional(),
  }),
  /** Turn late codes down. */
  decline: z.strictObject({
    sessionId: sessionIdField,
    memberIds: memberIdsField,
    reason: reasonField,
  }),
  /** Note by hand how members stand; `seen` is what the sheet showed when the secretary decided. */
  mark: z.strictObject({
    sessionId: sessionIdField,
    marks: z
      .array(
        z.strictObject({
          memberId: documentIdField,
          to: z.enum(markStatuses),
          seen: z.enum(standings),
          reason: reasonField.optional(),
        }),
      )
      .min(1)
      .max(50),
  }),
  /** Check a member in by the member's own code: what stands after `/M/`. */
  admit: z.strictObject({
    sessionId: sessionIdField,
    code: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{19,81}$/u),
  }),
  /** How the caller stands towards a session, with the caller's own request for leave. */
  leave: z.strictObject({ sessionId: sessionIdField }),
  requestLeave: z.strictObject({ sessionId: sessionIdField, reason: reasonField }),
  withdrawLeave: z.strictObject({ sessionId: sessionIdField }),
  decideLeave: z.strictObject({
    sessionId: sessionIdField,
    memberId: documentIdField,
    approve: z.boolean(),
    /** What the member reads. */
    answer: reasonField.optional(),
  }),
  /** What a secretary should look at; nothing happens by itself. */
  suspicions: z.strictObject({ sessionId: sessionIdField }),
  /** The caller's own attendance, session by session. */
  history: z.strictObject({}),
  /** Who changed what by hand, newest first. */
  log: z.strictObject({ sessionId: sessionIdField }),
};

export interface AttendanceResponses {
  history: HistoryAnswer;
  sheet: SheetAnswer;
  confirm: ConfirmAnswer;
  decline: DeclineAnswer;
  mark: MarkAnswer;
  admit: AdmitAnswer;
  leave: LeaveAnswer;
  requestLeave: LeaveAnswer;
  withdrawLeave: LeaveAnswer;
  decideLeave: MarkAnswer;
  suspicions: SuspicionsAnswer;
  log: LogAnswer;
}
