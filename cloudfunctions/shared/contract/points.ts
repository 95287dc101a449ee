import * as z from 'zod';
import type { AdjustmentStatus } from '../domain/adjustment';
import type { BranchChoices } from './branch';
import { documentIdField, instantMsField, lineOfText, pageOffsetField } from './fields';
import type {
  AdjustmentRow,
  CountingLine,
  ImportRow,
  RulesAnswer,
  RulesPreviewAnswer,
  WrongLine,
} from './points-answers';
import { uploadIdField } from './upload';

const reason = lineOfText(60);
const adjustment = z.strictObject({ adjustmentId: documentIdField });
const endedAdjustment = z.strictObject({ adjustmentId: documentIdField, reason });
const batch = z.strictObject({ batchId: documentIdField });

/** Beyond these no season has ever gone; they keep a slip of the finger from rewriting every score. */
const rulesDraft = z.strictObject({
  checkIn: z.strictObject({
    onTime: z.int().min(0).max(50),
    late: z.int().min(0).max(50),
    dayCap: z.int().min(0).max(200),
  }),
  watch: z.strictObject({ points: z.int().min(0).max(10), dayCap: z.int().min(0).max(100) }),
  lectureDone: z.strictObject({
    points: z.int().min(0).max(50),
    /** Whole percents as a share. */
    coverage: z.number().min(0.5).max(1).multipleOf(0.01),
  }),
  quiz: z.strictObject({ points: z.int().min(0).max(10), most: z.int().min(0).max(50) }),
  service: z.strictObject({ points: z.int().min(0).max(20), dayCap: z.int().min(0).max(100) }),
  task: z.strictObject({ points: z.int().min(0).max(100) }),
});

export const pointsRequests = {
  /** The season's rules with every version before. */
  rules: z.strictObject({}),
  /** Keeps a draft of other rules and starts to work out what they would change. */
  draftRules: z.strictObject({ rules: rulesDraft }),
  /** What a draft would change, once that is worked out. */
  rulesPreview: z.strictObject({ draftId: documentIdField }),
  /** Brings a draft into force: for new credits alone, or with everything counted anew. */
  applyRules: z.strictObject({
    draftId: documentIdField,
    mode: z.enum(['from-now', 'recalculate']),
    reason,
  }),

  /** Branches for whose members the caller may give points; with `search` only those whose name has it. */
  branches: z.strictObject({ search: lineOfText(20).optional() }),
  members: z.strictObject({ branchId: documentIdField }),
  /**
   * Gives points by hand. Nothing takes points freely: what was wrong is taken back by the reversing entry of what gave it, so that no
   * score falls below zero. The id is the caller's own, so that a request sent again meets itself.
   */
  adjust: z.strictObject({
    adjustmentId: z.string().regex(/^[a-z0-9]{16,32}$/u),
    memberId: documentIdField,
    points: z.int().min(1).max(100),
    reason,
  }),
  /** Those that wait for a second person, or all of them; newest first, 30 a page. */
  adjustments: z.strictObject({
    waiting: z.boolean(),
    beforeMs: instantMsField.optional(),
  }),
  confirmAdjustment: adjustment,
  declineAdjustment: endedAdjustment,
  withdrawAdjustment: adjustment,
  reverseAdjustment: endedAdjustment,

  /** An empty spreadsheet with the columns of an import. */
  importTemplate: z.strictObject({}),
  /** Reads an uploaded file of outside study points; nothing counts yet. */
  readImport: z.strictObject({ uploadId: uploadIdField }),
  imports: z.strictObject({}),
  /** A batch with its lines, 50 a page: those that are wrong, or those that count. */
  importLines: z.strictObject({
    batchId: documentIdField,
    wrong: z.boolean(),
    offset: pageOffsetField,
  }),
  /** The wrong lines as a spreadsheet in the shape of the template, or the file as it was uploaded. */
  importFile: z.strictObject({ batchId: documentIdField, file: z.enum(['problems', 'evidence']) }),
  countImport: batch,
  reverseImport: z.strictObject({ batchId: documentIdField, reason }),
};

export interface PointsResponses {
  rules: RulesAnswer;
  draftRules: { draftId: string; jobId: string };
  rulesPreview: RulesPreviewAnswer;
  applyRules: { version: number; jobId?: string };
  branches: BranchChoices;
  members: {
    members: { memberId: string; name: string; nameInitials: string; score: number }[];
  };
  adjust: { status: AdjustmentStatus };
  adjustments: {
    rows: AdjustmentRow[];
    /** The caller may count files of outside study too. */
    mayImport: boolean;
    nextBeforeMs?: number;
  };
  confirmAdjustment: { status: AdjustmentStatus };
  declineAdjustment: { status: AdjustmentStatus };
  withdrawAdjustment: { status: AdjustmentStatus };
  reverseAdjustment: { status: AdjustmentStatus };
  importTemplate: { fileName: string; url: string };
  readImport: { batchId: string; jobId: string };
  imports: { rows: ImportRow[] };
  importLines: {
    batch: ImportRow;
    wrong: WrongLine[];
    counting: CountingLine[];
    nextOffset?: number;
  };
  importFile: { fileName: string; url: string };
  countImport: { jobId: string };
  reverseImport: { jobId: string };
}
