import type { EvidenceStatus, TaskPlan, TaskState, TaskStatus, TaskWant } from './task';
import type { Segment } from './vocabulary';

export interface OwnEvidence {
  status: EvidenceStatus;
  text: string;
  revision: number;
  /** Why it was sent back. */
  reason?: string;
  pictureUrl?: string;
}

/** A task as a member sees it. */
export interface OwnTask {
  taskId: string;
  title: string;
  note: string;
  want: TaskWant;
  dueOn: string;
  organisationName: string;
  state: TaskState;
  progress: { done: number; of: number };
  /** When its points were credited, server clock. */
  creditedAtMs?: number;
  evidence?: OwnEvidence;
}

export interface OwnPlan {
  season: { name: string; startsAtMs: number; endsAtMs: number };
  /** Of the rules that hold now. */
  points: number;
  /** By their days, the first first. */
  tasks: OwnTask[];
  /** Titles of what was credited by this very call. */
  credited: string[];
  /** The caller may watch or write a plan for some organisation. */
  manages: boolean;
}

/** A task as who writes the plan sees it. */
export interface PlannedTask extends TaskPlan {
  taskId: string;
  revision: number;
  status: TaskStatus;
  reason?: string;
}

/** A task as somebody below its owner sees it, who cannot change it. */
export interface TaskFromAbove extends Pick<TaskPlan, 'title' | 'note' | 'dueOn'> {
  taskId: string;
  kind: TaskWant['kind'];
  segments: Segment[];
  organisationName: string;
}

export interface PlanToEdit {
  season: { seasonId: string; name: string; startsAtMs: number; endsAtMs: number };
  organisationId: string;
  organisationName: string;
  tasks: PlannedTask[];
  /** Published tasks of organisations above that ask members of this one, by their days. */
  fromAbove: TaskFromAbove[];
  /** Organisations whose plan the caller may write. */
  owners: { organisationId: string; name: string }[];
  /** Whom a task of this plan can ask: the owner first. */
  audiences: { organisationId: string; name: string; members: number }[];
  lectures: { lectureId: string; title: string; series: string; hasQuiz: boolean }[];
  /** Sessions to come that could be asked for. */
  sessions: { sessionId: string; title: string; startsAtMs: number }[];
  /** Seasons from which a plan can be copied, the last first. */
  seasons: { seasonId: string; name: string }[];
}

export interface CopyPreview {
  tasks: {
    title: string;
    fromDueOn: string;
    /** Absent where it is left out. */
    dueOn?: string;
    outcome: 'kept' | 'any-of-category' | 'left-out' | 'there-already';
  }[];
}

export interface BranchProgress {
  branchId: string;
  name: string;
  /** Summed over the tasks that are due by today; 0 of 0 before the first. */
  due: { asked: number; done: number };
  /** Over all published tasks. */
  all: { asked: number; done: number };
  /** Not yet counted: shown as unknown, never as nothing. */
  uncounted?: true;
}

export interface PlanPanel {
  organisationId: string;
  organisationName: string;
  /** Organisations whose panel the caller may see. */
  owners: { organisationId: string; name: string }[];
  /** Whether the caller may write the organisation's plan, too. */
  plans: boolean;
  tasks: { taskId: string; title: string; dueOn: string; asked: number; done: number }[];
  /** All branches, and of the counted ones those that have done less than half of what is due. */
  total: { branches: number; counted: number; behind: number; done: number; asked: number };
  /** A page of them; those with the lowest share of what is due first. */
  branches: BranchProgress[];
  /** Where the list goes on. */
  next?: number;
  asOfMs: number;
}

export interface TaskProgressRow {
  taskId: string;
  title: string;
  dueOn: string;
  kind: TaskWant['kind'];
  asked: number;
  done: number;
}

export interface PlanProgress {
  branchId: string;
  branchName: string;
  tasks: TaskProgressRow[];
}

export interface MissingMember {
  memberId: string;
  name: string;
  /** Reminded this week already. */
  nudgedAtMs?: number;
}

export interface MissingAnswer {
  title: string;
  dueOn: string;
  asked: number;
  missing: MissingMember[];
}

export interface EvidenceRow {
  taskId: string;
  taskTitle: string;
  memberId: string;
  name: string;
  branchName: string;
  text: string;
  pictureUrl?: string;
  sentAtMs: number;
  revision: number;
}
