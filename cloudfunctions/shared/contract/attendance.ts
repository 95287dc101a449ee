import * as z from 'zod';
import type { SessionFacts } from './check-in';
import { documentIdField, sessionIdField } from './fields';
import type { AttendanceStatus, SessionStatus } from './vocabulary';

export const attendanceRequests = {
  /** Who came, and who waits for confirmation. */
  sheet: z.strictObject({ sessionId: sessionIdField }),
  /** Confirm late-arriving check-ins of the sheet. */
  confirm: z.strictObject({
    sessionId: sessionIdField,
    memberIds: z.array(documentIdField).min(1).max(100),
  }),
};

export interface SheetRow {
  memberId: string;
  name: string;
  branchName: string;
  status: AttendanceStatus | 'none';
  /** When the member was seen; absent for `none`. */
  seenAtMs?: number;
  /** How old the code was when it arrived; only for pending. */
  codeAgeMs?: number;
}

export interface SheetAnswer {
  session: SessionFacts & { status: SessionStatus };
  rows: SheetRow[];
  /** False when there are more rows than one answer carries. */
  complete: boolean;
  expected: number;
}

export interface ConfirmAnswer {
  confirmed: number;
  /** Those that were not pending any more. */
  unchanged: number;
}

export interface AttendanceResponses {
  sheet: SheetAnswer;
  confirm: ConfirmAnswer;
}
