import * as z from 'zod';
import type { BalanceAnswer } from './balance';
import {
  documentIdField,
  lineOfText,
  lineOfTextOrEmpty,
  requestIdField,
  sessionIdField,
} from './fields';
import type { EvidenceStatus, TaskPlan, TaskState, TaskStatus, TaskWant } from './task';
import { uploadIdField } from './upload';
import { type Segment, segments, sessionCategories } from './vocabulary';

/** A day of Shanghai's calendar, yyyymmdd. */
export const dayField = z
  .string()
  .regex(/^20\d{6}$/u)
  .refine((day) => {
    const [year, month, date] = [day.slice(0, 4), day.slice(4, 6), day.slice(6, 8)];
    const iso = `${year}-${month}-${date}`;
    const instant = new Date(`${iso}T00:00:00Z`);
    return !Number.isNaN(instant.valueOf()) && instant.toISOString().startsWith(iso);
  }, 'not a day');

const timesField = z.int().min(1).max(30);
const wantSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('session'), sessionId: sessionIdField }),
  z.strictObject({
    kind: z.literal('category'),
    category: z.enum(sessionCategories),
    times: timesField,
  }),
  z.strictObject({ kind: z.literal('lecture'), lectureId: documentIdField }),
  z.strictObject({ kind: z.literal('series'), series: lineOfText(30), times: timesField }),
  z.strictObject({ kind: z.literal('quiz'), lectureId: documentIdField, pass: z.boolean() }),
  z.strictObject({ kind: z.literal('service'), hours: z.int().min(1).max(200) }),
  z.strictObject({ kind: z.literal('evidence'), picture: z.boolean() }),
]) satisfies z.ZodType<TaskWant>;

const taskPlanSchema = z.strictObject({
  title: lineOfText(30),
  note: lineOfTextOrEmpty(100),
  want: wantSchema,
  audience: z.strictObject({
    organisationIds: z.array(documentIdField).min(1).max(100),
    segments: z.array(z.enum(segments)).max(segments.length),
  }),
  dueOn: dayField,
}) satisfies z.ZodType<TaskPlan>;

const taskField = z.strictObject({ taskId: documentIdField });
/** The task as its editor saw it. */
const seenField = taskField.extend({ revision: z.int().min(1) });

/** A place in a list of branches; a tree has some thousands. */
const placeField = z.int().min(0).max(100_000);

export const planRequests = {
  /** The caller's own tasks; credits those that have become done. */
  mine: z.strictObject({}),
  /** Tells of a task in words; a picture by the id of its upload. `seen`: the revision that is to be replaced, 0 for the first. */
  sendEvidence: taskField.extend({
    text: lineOfText(200),
    uploadId: uploadIdField.optional(),
    seen: z.int().min(0),
  }),
  /** The plan of an organisation as who writes it sees it; without a name the first of the own ones. */
  edit: z.strictObject({ organisationId: documentIdField.optional() }),
  /** `requestId` makes a retry harmless: the id follows from it. */
  add: z.strictObject({
    requestId: requestIdField,
    organisationId: documentIdField,
    plan: taskPlanSchema,
  }),
  change: seenField.extend({ plan: taskPlanSchema }),
  publish: seenField,
  withdraw: seenField.extend({ reason: lineOfText(40) }),
  remove: seenField,
  /** What copying the plan of a past season would make; nothing is written. */
  previewCopy: z.strictObject({ organisationId: documentIdField, seasonId: documentIdField }),
  /** Makes drafts of it. Once: a task that was copied is not copied again. */
  copy: z.strictObject({ organisationId: documentIdField, seasonId: documentIdField }),
  /** Branches of an organisation and how they stand, from a place of the list on; without a name the first of the own ones. */
  panel: z.strictObject({
    organisationId: documentIdField.optional(),
    from: placeField.optional(),
  }),
  /** How evenly branches progress and who is likely to miss the goal; `by`: committees or branches, chosen by their number where it is absent. */
  balance: z.strictObject({
    organisationId: documentIdField.optional(),
    by: z.enum(['parts', 'branches']).optional(),
    from: placeField.optional(),
  }),
  /** The share of the plan that every branch is to have done in the end, for the whole season. */
  setGoal: z.strictObject({ percent: z.int().min(50).max(100) }),
  /** One branch task by task, from the records as they stand. */
  progress: z.strictObject({ branchId: documentIdField }),
  /** Who has not done a task. */
  missing: taskField.extend({ branchId: documentIdField }),
  /** Evidence that waits for a word, of the own organisations. */
  evidence: z.strictObject({}),
  decideEvidence: z.strictObject({
    taskId: documentIdField,
    memberId: documentIdField,
    revision: z.int().min(1),
    confirm: z.boolean(),
    /** Why it goes back; absent where it is confirmed. */
    reason: lineOfText(40).optional(),
  }),
};

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

export interface PlanResponses {
  mine: OwnPlan;
  sendEvidence: OwnEvidence;
  edit: PlanToEdit;
  add: PlannedTask;
  change: PlannedTask;
  publish: PlannedTask;
  withdraw: PlannedTask;
  remove: Record<string, never>;
  previewCopy: CopyPreview;
  copy: { copied: number };
  panel: PlanPanel;
  balance: BalanceAnswer;
  setGoal: { percent: number };
  progress: PlanProgress;
  missing: MissingAnswer;
  evidence: { rows: EvidenceRow[]; more: boolean };
  decideEvidence: { status: EvidenceStatus };
}
