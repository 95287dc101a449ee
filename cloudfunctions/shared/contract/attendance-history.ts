import type { AttendanceCounts } from './attendance-mark';
import type { SessionCategory, SessionMode, SessionStatus, Standing } from './vocabulary';

/** How an attendance came to be; `Attendance.method` of the record. */
export type AttendanceMethod =
  'code' | 'confirmed' | 'printed' | 'by-hand' | 'member-code' | 'online' | 'leave' | 'settled';

/** A member's own attendance at one session, with how it came to be. */
export interface HistoryRow {
  sessionId: string;
  title: string;
  category: SessionCategory;
  startsAtMs: number;
  endsAtMs: number;
  venue: string;
  organisationName: string;
  required: boolean;
  mode: SessionMode;
  status: SessionStatus;
  /** False where the member came without being invited, or has moved to another branch since. */
  invited: boolean;
  recorded: Standing;
  method?: AttendanceMethod;
  /** When the member was seen; only of those who were. */
  seenAtMs?: number;
  codeAgeMs?: number;
  reason?: string;
  /** What people changed by hand, oldest first; who they were is the secretary's to tell. */
  corrections: { atMs: number; from: Standing; to: Standing; reason?: string }[];
  /** What all of it has earned so far, taken back points included. */
  points: number;
}

export interface HistoryAnswer {
  seasonName: string;
  /** Latest first; those to come are among them. */
  rows: HistoryRow[];
  /** Of the sessions that have begun. */
  counts: AttendanceCounts;
  /** False when there are more sessions than one answer carries. */
  complete: boolean;
}
