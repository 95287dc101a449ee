import * as z from 'zod';
import type { AttendanceCounts } from './attendance-mark';
import { documentIdField, pageOffsetField, sessionIdField } from './fields';
import type { SessionCategory, SessionMode, SessionStatus } from './vocabulary';

export const reportRequests = {
  /** Attendance of the branches that the caller's roles cover, 20 a page. */
  branches: z.strictObject({ offset: pageOffsetField }),
  /** One branch: every member against every session of the season. */
  branchAttendance: z.strictObject({ branchId: documentIdField }),
  /** The sheet of a session as a spreadsheet; with `organisationId` only its members. */
  exportSession: z.strictObject({
    sessionId: sessionIdField,
    organisationId: documentIdField.optional(),
  }),
  /** A branch's season as a spreadsheet. */
  exportBranch: z.strictObject({ branchId: documentIdField }),
  /** The list of an award that stands, to be printed. */
  exportAward: z.strictObject({ awardId: documentIdField }),
  /** Who exported what; for administrators. */
  exportLog: z.strictObject({}),
};

export interface BranchLine {
  branchId: string;
  name: string;
  memberCount: number;
  /** Absent where it could not be counted: the line is then incomplete, not zero. */
  counts?: AttendanceCounts;
}

export interface BranchesAnswer {
  /** By name. */
  branches: BranchLine[];
  /** Branches that the caller's roles cover. */
  total: number;
  nextOffset?: number;
}

export interface ReportedSession {
  sessionId: string;
  title: string;
  category: SessionCategory;
  startsAtMs: number;
  endsAtMs: number;
  required: boolean;
  mode: SessionMode;
  status: SessionStatus;
  organisationName: string;
  /** The caller's roles cover the session itself, so that its sheet can be opened. */
  own: boolean;
}

export interface ReportedMember {
  memberId: string;
  name: string;
  /** A letter for every session, in their order (attendance-mark.ts). */
  marks: string;
  /** Sessions attended that did not invite this branch, such as those of a branch before. Not among the marks. */
  elsewhere: number;
  counts: AttendanceCounts;
}

export interface BranchAttendanceAnswer {
  branchId: string;
  branchName: string;
  seasonName: string;
  /** Those that have begun, the latest first. */
  sessions: ReportedSession[];
  /** By name. */
  members: ReportedMember[];
  counts: AttendanceCounts;
  /** False when there are more sessions than one answer carries. */
  complete: boolean;
}

export interface ExportAnswer {
  fileName: string;
  /** Works for an hour. */
  url: string;
  rows: number;
}

export interface ExportLogRow {
  exportId: string;
  kind: 'session' | 'branch' | 'award';
  /** Of the session or branch. */
  title: string;
  organisationName: string;
  exporterName: string;
  atMs: number;
  rows: number;
}

export interface ExportLogAnswer {
  /** The last 100, newest first. */
  rows: ExportLogRow[];
}

export interface ReportResponses {
  branches: BranchesAnswer;
  branchAttendance: BranchAttendanceAnswer;
  exportSession: ExportAnswer;
  exportBranch: ExportAnswer;
  exportAward: ExportAnswer;
  exportLog: ExportLogAnswer;
}
