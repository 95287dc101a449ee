/**
 * How a branch stands towards the goal. missed, reached: it is known; likely, possible: to miss it; early: nothing was open for a week yet.
 */
export const courseMarks = [
  ...(['missed', 'likely', 'possible', 'early', 'on-course', 'reached'] as const),
] as const;
export type CourseMark = (typeof courseMarks)[number];

/** What a small plot is drawn from: cumulated counts by week, as in domain/plan-course.ts. */
export interface CourseFigures {
  asked: number;
  due: number[];
  done: number[];
}

/** A branch of the panel. */
export interface BranchCourse extends CourseFigures {
  branchId: string;
  name: string;
  mark: CourseMark;
  /** Still to be done until the goal is reached, and the days until its last due day is over. */
  missing: number;
  daysLeft: number;
  /** Done in the last whole weeks in which anything was open, and how many these are. */
  doneLately: number;
  weeks: number;
  /** Share that will be done on the last due day, and at least, 0–1. */
  expected?: { share: number; low: number };
  /** The due task that lacks most, of those that are marked. */
  lagging?: { title: string; asked: number; done: number };
}

/** A committee of the panel, or a branch that stands beside committees: all branches below it together. */
export interface PartCourse extends CourseFigures {
  organisationId: string;
  name: string;
  isBranch: boolean;
  branches: number;
  /** Of them those likely to miss the goal or that have, and those that might. */
  atRisk: number;
  possible: number;
  /** Those that have missed it, of those at risk, and those that have reached it. */
  missed: number;
  reached: number;
}

export interface BalanceAnswer {
  organisationId: string;
  organisationName: string;
  /** Organisations whose panel the caller may see. */
  owners: { organisationId: string; name: string }[];
  /** Share of what is asked that a branch is to have done on the last due day. */
  goal: number;
  /** The caller may set another one. */
  maySetGoal: boolean;
  /** The running week of all courses, 0 for the season's first. */
  week: number;
  /** Branches that are asked for anything, by how they stand. */
  branches: number;
  marks: Record<CourseMark, number>;
  /** Branches within ten points of the middle one's progress; absent of fewer than three. */
  balance?: { near: number; of: number; middle: number };
  /** There are committees to look at one by one. */
  hasParts: boolean;
  /** Which of the two this answer lists. */
  by: 'parts' | 'branches';
  /** Those that need attention first. */
  parts: PartCourse[];
  rows: BranchCourse[];
  /** Of the list; and where it goes on. */
  total: number;
  next?: number;
  /** Branches that wait to be counted anew, of the whole season; a figure of theirs may be older than asOfMs. */
  waiting: number;
  /** 0 before everybody was counted once. */
  asOfMs: number;
}
