import * as z from 'zod';
import type { ExportEntry } from '../domain/export-entry';
import type { AttendanceCounts } from './attendance-mark';
import { documentIdField, pageOffsetField, personNameField, sessionIdField } from './fields';
import {
  type AuditAction,
  auditActions,
  type SessionCategory,
  type SessionMode,
  type SessionStatus,
} from './vocabulary';

/** Which notes of the audit log; everything that is left out is not asked about. */
const auditFilter = {
  action: z.enum(auditActions).optional(),
  /** Name of who did it or to whom it was done. */
  person: personNameField.optional(),
  organisationId: documentIdField.optional(),
  fromMs: z.int().min(0).max(8.64e15).optional(),
  /** First instant that is not asked about; a walk through pages keeps the one it began with. */
  untilMs: z.int().min(0).max(8.64e15).optional(),
};

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
  /** What privileged people changed, newest first, 30 a page. */
  audit: z.strictObject({ ...auditFilter, offset: pageOffsetField }),
  /** The same as a spreadsheet. */
  exportAudit: z.strictObject(auditFilter),
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
  kind: ExportEntry['kind'];
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

export interface AuditRow {
  auditId: string;
  action: AuditAction;
  /** Empty where the person is erased. */
  byName: string;
  /** Whom or what it was done to, as far as it has a name. */
  subjectName: string;
  organisationName: string;
  atMs: number;
  reason?: string;
}

export interface AuditAnswer {
  rows: AuditRow[];
  /** What the next page is to be asked with. */
  untilMs: number;
  nextOffset?: number;
}

export interface ReportResponses {
  branches: BranchesAnswer;
  branchAttendance: BranchAttendanceAnswer;
  exportSession: ExportAnswer;
  exportBranch: ExportAnswer;
  exportAward: ExportAnswer;
  exportLog: ExportLogAnswer;
  audit: AuditAnswer;
  exportAudit: ExportAnswer;
}
