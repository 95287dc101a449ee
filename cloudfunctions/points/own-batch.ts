import { newJob } from '../shared/domain/job';
import type { ImportBatch } from '../shared/domain/points-import';
import type { ImportInput } from '../shared/jobs/points-import';
import { DuplicateKey } from '../shared/repositories';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';

/** A batch of an organisation that the caller's roles cover; of any other it is not there. */
export async function ownBatch(
  batchId: string,
  context: MemberContext,
): Promise<Outcome<ImportBatch>> {
  const batch = await context.repositories.importBatches.byId(batchId);
  return batch && context.may(batch.orgPath) ? batch : refuse('IMPORT_NOT_FOUND');
}

/** Starts a job for a batch. In a season one works at a time. */
export async function startJob(
  { _id: batchId, seasonId, orgPath }: ImportBatch,
  phase: ImportInput['phase'],
  { member, nowMs, random, repositories }: MemberContext,
): Promise<Outcome<{ jobId: string }>> {
  const jobId = Buffer.from(random(12)).toString('hex');
  const input: ImportInput = { batchId, phase };
  try {
    await repositories.jobs.start(
      newJob({
        ...{ jobId, kind: 'points-import', subjectId: seasonId, orgPath },
        ...{ startedBy: member._id, input, nowMs },
      }),
    );
  } catch (error) {
    if (error instanceof DuplicateKey) return refuse('JOB_RUNNING');
    throw error;
  }
  return { jobId };
}
