import type { Segment, SessionCategory } from './vocabulary';

/**
 * What a task of the season's plan asks for. session: to have been at one session; category: at so many of a category (or with that
 * tag); lecture: one completed; series: so many of a series; quiz: a first try, or one that was passed; service: confirmed hours;
 * evidence: something told in words, with a picture where it asks for one, that the secretary confirms.
 */
export const taskKinds = [
  'session',
  'category',
  'lecture',
  'series',
  'quiz',
  'service',
  'evidence',
] as const;
export type TaskKind = (typeof taskKinds)[number];

export type TaskWant =
  | { kind: 'session'; sessionId: string }
  | { kind: 'category'; category: SessionCategory; times: number }
  | { kind: 'lecture'; lectureId: string }
  | { kind: 'series'; series: string; times: number }
  | { kind: 'quiz'; lectureId: string; pass: boolean }
  | { kind: 'service'; hours: number }
  | { kind: 'evidence'; picture: boolean };

/** draft → published → withdrawn; a published one can be changed. */
export type TaskStatus = 'draft' | 'published' | 'withdrawn';

/** What a person decides about a task. */
export interface TaskPlan {
  title: string;
  /** What to do, in a sentence; may be empty. */
  note: string;
  want: TaskWant;
  /** Organisations within the owner's subtree; any of the segments, or everybody. */
  audience: { organisationIds: string[]; segments: Segment[] };
  /** Asia/Shanghai day yyyymmdd; it may be done until its end, and later too. */
  dueOn: string;
}

/** How a member stands towards a task: week = due until Sunday. */
export type TaskState = 'done' | 'overdue' | 'week' | 'ahead';

/** waiting: for the secretary; returned: with a reason, to be sent again. */
export type EvidenceStatus = 'waiting' | 'confirmed' | 'returned';

/** Share of right answers from which a quiz counts as passed. */
export const passedFrom = 0.6;
