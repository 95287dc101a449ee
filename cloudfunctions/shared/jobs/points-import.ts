import type { StepOutcome } from '../domain/job';
import { countBatch, reverseBatch } from './count-import';
import type { JobWork } from './job-work';
import { readBatch } from './read-import';

/** What a job of this kind does with a batch. Only one runs at a time in a season, so that two files never count the same study. */
export interface ImportInput {
  batchId: string;
  phase: 'read' | 'count' | 'reverse';
}

const gone: StepOutcome = { kind: 'failed', code: 'IMPORT_NOT_FOUND' };

/** Reads, counts or takes back a file of outside study points. */
export const pointsImport: JobWork = {
  step: async (job, context) => {
    const { batchId, phase } = job.input as ImportInput;
    const batch = await context.repositories.importBatches.byId(batchId);
    if (!batch) return gone;
    if (phase === 'read') return readBatch(batch, context);
    return phase === 'count' ? countBatch(batch, job, context) : reverseBatch(batch, job, context);
  },
};
