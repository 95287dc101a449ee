import type { AdjustmentActs, AdjustmentStatus } from '../domain/adjustment';
import type { ImportColumn, ImportFault, ImportStatus } from '../domain/points-import';
import type { RulesMode, WholeRules } from '../domain/rules';

export interface RulesVersionView {
  rules: WholeRules;
  mode: RulesMode;
  atMs: number;
  /** Empty for somebody who is erased; absent of the first version. */
  byName?: string;
  reason?: string;
}

export interface RulesAnswer {
  seasonName: string;
  current: WholeRules;
  /** The newest first, the current one included. */
  versions: RulesVersionView[];
  /** The caller administrates the organisation of the season. */
  mayChange: boolean;
  /** The caller's own change that is being worked into the records. */
  recalculationId?: string;
  /** The caller's own change whose recalculation was never started or was stopped: confirming the draft again begins it. */
  unfinishedDraftId?: string;
}

export interface NamedChange {
  name: string;
  branchName: string;
  difference: number;
}

export interface RulesPreviewAnswer {
  /** The version would be the current one's successor; otherwise somebody was faster and the draft is over. */
  stillApplies: boolean;
  members: number;
  unchanged: number;
  gaining: number;
  losing: number;
  gained: number;
  lost: number;
  /** [points, members], what concerns the most members first; at most 6. */
  frequent: [difference: number, members: number][];
  gains: NamedChange[];
  losses: NamedChange[];
  /** Entries that were corrected so often that they would stay. */
  exhausted: number;
}

export interface AdjustmentRow {
  adjustmentId: string;
  memberName: string;
  branchName: string;
  points: number;
  reason: string;
  byName: string;
  atMs: number;
  status: AdjustmentStatus;
  confirmedByName?: string;
  ended?: { byName: string; atMs: number; reason: string };
  may: AdjustmentActs;
}

export interface ImportRow {
  batchId: string;
  fileName: string;
  byName: string;
  atMs: number;
  status: ImportStatus;
  figures?: { good: number; bad: number; points: number; members: number };
  reversed?: { byName: string; atMs: number; reason: string };
}

export interface WrongLine {
  row: number;
  cells: Record<ImportColumn, string>;
  faults: Partial<Record<ImportColumn, ImportFault>>;
}

export interface CountingLine {
  row: number;
  memberName: string;
  atMs: number;
  item: string;
  points: number;
}
