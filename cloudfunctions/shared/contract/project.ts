import * as z from 'zod';
import { documentIdField, lineOfText, lineOfTextOrEmpty, requestIdField } from './fields';
import { dayField } from './plan';
import type {
  ProjectAnswer,
  ProjectListAnswer,
  ProjectMatrix,
  ProjectToEdit,
  WaitingReport,
} from './project-answers';
import { uploadIdField } from './upload';
import { type ProjectStatus, type ReportStatus, projectJoinings } from './vocabulary';

const projectPlanSchema = z.strictObject({
  title: lineOfText(30),
  /** What it is for, in a sentence or two. */
  purpose: lineOfTextOrEmpty(200),
  joining: z.enum(projectJoinings),
  /** Whom it names: within the owner's subtree; read where `joining` is chosen. */
  organisationIds: z.array(documentIdField).max(100),
  /** In any order; they stand by their days. One without an id is new. */
  milestones: z
    .array(
      z.strictObject({
        milestoneId: documentIdField.optional(),
        title: lineOfText(30),
        reachedWhen: lineOfText(100),
        dueOn: dayField,
      }),
    )
    .min(1)
    .max(15),
});

export type ProjectPlan = z.output<typeof projectPlanSchema>;

const projectField = z.strictObject({ projectId: documentIdField });
/** The project as its editor saw it. */
const seenField = projectField.extend({ revision: z.int().min(1) });
const reportField = projectField.extend({
  branchId: documentIdField,
  milestoneId: documentIdField,
});

export const projectRequests = {
  /** Projects that ask the caller's branch, are open to it, or are kept below the caller's organisations. */
  list: z.strictObject({}),
  /** One with its milestones and how a branch stands: the own one, or one that is named. */
  show: projectField.extend({ branchId: documentIdField.optional() }),
  /** Branches against milestones. */
  matrix: projectField,
  /** What the editor offers: of an organisation, or of a project. */
  edit: z.strictObject({
    projectId: documentIdField.optional(),
    organisationId: documentIdField.optional(),
  }),
  /** `requestId` makes a retry harmless: the id follows from it. */
  add: z.strictObject({
    requestId: requestIdField,
    organisationId: documentIdField,
    plan: projectPlanSchema,
  }),
  change: seenField.extend({ plan: projectPlanSchema }),
  start: seenField,
  finish: seenField,
  resume: seenField,
  withdraw: seenField.extend({ reason: lineOfText(40) }),
  remove: seenField,
  /** A branch joins a project that is open, or leaves it. */
  join: projectField.extend({ branchId: documentIdField, joined: z.boolean() }),
  /** Says that a milestone was reached. `seen`: the revision that is to be replaced, 0 for the first. */
  report: reportField.extend({
    reachedOn: dayField,
    text: lineOfText(200),
    uploadId: uploadIdField.optional(),
    seen: z.int().min(0),
  }),
  takeBack: reportField.extend({ revision: z.int().min(1) }),
  /** Reports that wait for a word in the projects that the caller keeps. */
  waiting: z.strictObject({}),
  decide: reportField.extend({
    revision: z.int().min(1),
    confirm: z.boolean(),
    /** Why it goes back; absent where it is confirmed. */
    reason: lineOfText(40).optional(),
  }),
};

/** A request as the function has it after its check. */
export type ProjectInput<Action extends keyof typeof projectRequests> = z.output<
  (typeof projectRequests)[Action]
>;

interface Changed {
  projectId: string;
  revision: number;
  status: ProjectStatus;
}

export interface ProjectResponses {
  list: ProjectListAnswer;
  show: ProjectAnswer;
  matrix: ProjectMatrix;
  edit: ProjectToEdit;
  add: Changed;
  change: Changed;
  start: Changed;
  finish: Changed;
  resume: Changed;
  withdraw: Changed;
  remove: Record<string, never>;
  join: { joined: boolean };
  report: { revision: number };
  takeBack: { revision: number };
  waiting: { rows: WaitingReport[]; more: boolean };
  decide: { status: ReportStatus };
}
