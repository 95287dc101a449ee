import type { Contract } from '@contract/index';
import type { PointsResponses } from '@contract/points';
import { call } from '@/platform/cloud';
import '@/copy/errors/file';
import '@/copy/errors/points';

/** What an administrator sets. */
export type RulesDraft = Contract['points']['draftRules']['request']['rules'];

/** A file of ten thousand lines takes longer than an ordinary call. */
const longMs = 60_000;

export const fetchRules = () => call('points', 'rules', {});
export const draftRules = (rules: RulesDraft) => call('points', 'draftRules', { rules });
export const fetchPreview = (draftId: string) => call('points', 'rulesPreview', { draftId });
export const applyRules = (draftId: string, mode: 'from-now' | 'recalculate', reason: string) =>
  call('points', 'applyRules', { draftId, mode, reason });

export const fetchBranches = (search: string) =>
  call('points', 'branches', search === '' ? {} : { search });
export const fetchMembers = (branchId: string) => call('points', 'members', { branchId });
export interface Adjusting {
  adjustmentId: string;
  memberId: string;
  points: number;
  reason: string;
}
export const adjust = (adjusting: Adjusting) => call('points', 'adjust', adjusting);
export const fetchAdjustments = (waiting: boolean, beforeMs?: number) =>
  call('points', 'adjustments', { waiting, ...(beforeMs === undefined ? {} : { beforeMs }) });
export const confirmAdjustment = (adjustmentId: string) =>
  call('points', 'confirmAdjustment', { adjustmentId });
export const withdrawAdjustment = (adjustmentId: string) =>
  call('points', 'withdrawAdjustment', { adjustmentId });
export const declineAdjustment = (adjustmentId: string, reason: string) =>
  call('points', 'declineAdjustment', { adjustmentId, reason });
export const reverseAdjustment = (adjustmentId: string, reason: string) =>
  call('points', 'reverseAdjustment', { adjustmentId, reason });

export const fetchTemplate = () => call('points', 'importTemplate', {});
export const readImport = (uploadId: string) =>
  call('points', 'readImport', { uploadId }, { timeoutMs: longMs });
export const fetchImports = () => call('points', 'imports', {});
export const fetchLines = (batchId: string, wrong: boolean, offset: number) =>
  call('points', 'importLines', { batchId, wrong, offset });
export const fetchImportFile = (batchId: string, file: 'problems' | 'evidence') =>
  call('points', 'importFile', { batchId, file }, { timeoutMs: longMs });
export const countImport = (batchId: string) => call('points', 'countImport', { batchId });
export const reverseImport = (batchId: string, reason: string) =>
  call('points', 'reverseImport', { batchId, reason });

export type Lines = PointsResponses['importLines'];
