import { newJob } from '../shared/domain/job';
import type { ImportBatch } from '../shared/domain/points-import';
import type { ImportInput } from '../shared/jobs/points-import';
import { DuplicateKey } from '../shared/repositories';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { organisationsById } from '../shared/runtime/shared-reads';

/** A batch of which the caller's roles cover every organisation; any other is not there, since its lines name people. */
export async function ownBatch(
  batchId: string,
  context: MemberContext,
): Promise<Outcome<ImportBatch>> {
  const batch = await context.repositories.importBatches.byId(batchId);
  return batch && (await coversBatch(batch, context)) ? batch : refuse('IMPORT_NOT_FOUND');
}

/** Whoever brought the file may have had roles for several organisations; a role for one of them is not enough. */
export async function coversBatch(
  { organisationIds }: Pick<ImportBatch, 'organisationIds'>,
  { may, nowMs }: MemberContext,
): Promise<boolean> {
  const found = await organisationsById(organisationIds, nowMs);
  return organisationIds.every((id) => may(found.get(id)?.path ?? []));
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
