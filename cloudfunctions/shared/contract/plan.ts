import * as z from 'zod';
import type { BalanceAnswer } from './balance';
import {
  documentIdField,
  lineOfText,
  lineOfTextOrEmpty,
  requestIdField,
  sessionIdField,
} from './fields';
import type {
  CopyPreview,
  EvidenceRow,
  MissingAnswer,
  OwnEvidence,
  OwnPlan,
  PlanPanel,
  PlanProgress,
  PlanToEdit,
  PlannedTask,
} from './plan-answers';
import type { EvidenceStatus, TaskPlan, TaskWant } from './task';
import { uploadIdField } from './upload';
import { segments, sessionCategories } from './vocabulary';

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
