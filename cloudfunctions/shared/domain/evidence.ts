import type { EvidenceStatus } from '../contract/task';

/**
 * What a member tells of a task that nothing else can prove. Collection `evidence`, id `<taskId>:<memberId>`: one a task and member,
 * whatever is sent twice.
 */
export interface Evidence {
  _id: string;
  seasonId: string;
  taskId: string;
  memberId: string;
  branchId: string;
  orgPath: string[];
  text: string;
  pictureFileId?: string;
  status: EvidenceStatus;
  revision: number;
  sentAtMs: number;
  decidedBy?: string;
  decidedAtMs?: number;
  /** Why it was sent back. */
  reason?: string;
}

export const evidenceIdOf = (taskId: string, memberId: string) => `${taskId}:${memberId}`;
