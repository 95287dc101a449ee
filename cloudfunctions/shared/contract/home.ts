import * as z from 'zod';
import type { AttendanceStatus, RoleName } from './vocabulary';

export const homeRequests = {
  /** Everything of the first meaningful screen, in one call. */
  overview: z.strictObject({}),
};

export interface HomeSession {
  sessionId: string;
  title: string;
  startsAtMs: number;
  endsAtMs: number;
  checkInOpensAtMs: number;
  checkInClosesAtMs: number;
  venue: string;
  required: boolean;
  /** It has a live page, where watching counts as a check-in: beside a hall or in the place of one. */
  online?: 'also' | 'only';
  /** It is online alone, with a live page or elsewhere. */
  noHall?: true;
  /** It was called off, or moved in time or place in the last three days. */
  news?: 'cancelled' | 'moved';
  /** What the member's record says of it. */
  recorded: AttendanceStatus | 'none';
  /** When the member was seen there, of a check-in that stands or waits; server clock. */
  seenAtMs?: number;
}

export interface HomeLecture {
  lectureId: string;
  title: string;
  durationSeconds: number;
  /** Share of the lecture really played, 0 to 1. */
  coverage: number;
  /** Asia/Shanghai day yyyymmdd, where the plan asks for it. */
  dueOn?: string;
  posterUrl: string;
}

/** A task of the plan that is overdue or due this week. */
export interface HomeTask {
  taskId: string;
  title: string;
  dueOn: string;
  overdue: boolean;
}

export interface HomeAnswer {
  season: { seasonId: string; name: string; startsAtMs: number; endsAtMs: number };
  /** Absent for a guest, who sees open lectures only. */
  member?: {
    branchId: string;
    branchName: string;
    score: number;
    weekPoints: number;
    /** A secretary's reminder of this week, until something was earned after it; server clock, ms. */
    nudgedAtMs?: number;
    /** Only of a secretary: how much in the branch waits for an answer; absent where nothing does, null where it could not be counted. */
    asks?: number | null;
    /** Reminders that were not looked at; absent where there are none. */
    reminders?: number;
    roles: RoleName[];
    /** Tasks of the plan; where nothing is planned required sessions and lectures, of those due so far or this week. */
    tasks: { done: number; total: number };
    /** The plan's next tasks, at most 3; absent where nothing is planned. */
    toDo?: HomeTask[];
  };
  /** Sessions that run now or come within 7 days, soonest first, at most 5. */
  sessions: HomeSession[];
  /** Lectures begun and not completed, then those due, then the rest of the shelf, at most 5; for a member none after the season's end. */
  lectures: HomeLecture[];
}

export interface HomeResponses {
  overview: HomeAnswer;
}
