import type { ImportBatch } from '../shared/domain/points-import';
import { checkTexts } from '../shared/runtime/check-texts';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { ownBatch, startJob } from './own-batch';
import { planOf } from './show-imports';

/**
 * Lets the good lines of a read batch count, in a job. Asked again after that job was stopped, it goes on where it was. Not when another
 * file was counted since this one was read: the same study may stand in both.
 */
export async function countImport(
  { batchId }: { batchId: string },
  context: MemberContext,
): Promise<Outcome<{ jobId: string }>> {
  const batch = await ownBatch(batchId, context);
  if (batch instanceof Refused) return batch;
  if (batch.status !== 'counting') {
    const refused = await whyNot(batch, context);
    if (refused) return refused;
    // Read by somebody else, it may give points to whoever lets it count now.
    const { good } = await planOf(batch, context);
    if (good.some(({ memberId }) => memberId === context.member._id))
      return refuse('POINTS_FOR_ONESELF');
    // What a file says of its lines stands in the books of those whom they name.
    const against = await checkTexts(
      [...new Set([batch.fileName, ...good.map(({ item }) => item)])],
      context,
    );
    if (against) return against;
  }
  return moveAndStart(batch, { status: 'counting' }, 'count', context);
}

/** Takes a batch back as a whole, counted or halfway, with a reason. */
export async function reverseImport(
  { batchId, reason }: { batchId: string; reason: string },
  context: MemberContext,
): Promise<Outcome<{ jobId: string }>> {
  const batch = await ownBatch(batchId, context);
  if (batch instanceof Refused) return batch;
  const { status, reversed } = batch;
  const { member, nowMs } = context;
  if (status !== 'counted' && status !== 'counting' && status !== 'reversing')
    return refuse('IMPORT_STATE_CONFLICT', { status });
  const told = reversed ?? { by: member._id, atMs: nowMs, reason };
  return moveAndStart(batch, { status: 'reversing', reversed: told }, 'reverse', context);
}

async function whyNot(
  batch: ImportBatch,
  { repositories }: MemberContext,
): Promise<Refused | undefined> {
  const { _id, seasonId, status, readAtMs, figures } = batch;
  if (status === 'counted' || status === 'reversed')
    return refuse('IMPORT_COUNTED_BEFORE', { status });
  if (status !== 'ready' || readAtMs === undefined || (figures?.good ?? 0) === 0)
    return refuse('IMPORT_STATE_CONFLICT', { status });
  const states = ['counting', 'counted'] as const;
  const [latest] = (await repositories.importBatches.inStates(seasonId, states, 2)).filter(
    (other) => other._id !== _id,
  );
  return latest && latest.changedAtMs >= readAtMs ? refuse('IMPORT_OUTDATED') : undefined;
}

/** The job first: it waits for nobody, and with another one at work nothing has changed. A job without its state fails and says so. */
async function moveAndStart(
  batch: ImportBatch,
  set: Pick<ImportBatch, 'status'> & Partial<ImportBatch>,
  phase: 'count' | 'reverse',
  context: MemberContext,
): Promise<Outcome<{ jobId: string }>> {
  const { nowMs, repositories } = context;
  const started = await startJob(batch, phase, context);
  if (started instanceof Refused) return started;
  // Where it stands so already, a job was stopped halfway.
  const moved =
    batch.status === set.status ||
    (await repositories.importBatches.change(batch, { ...set, changedAtMs: nowMs }));
  if (moved) return started;
  await repositories.jobs.cancel(started.jobId);
  return refuse('IMPORT_STATE_CONFLICT', { status: batch.status });
}
