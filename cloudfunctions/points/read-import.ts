import { createHash } from 'node:crypto';
import type { ImportBatch } from '../shared/domain/points-import';
import { DuplicateKey } from '../shared/repositories';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { ownUpload } from '../shared/runtime/own-upload';
import { organisationsById } from '../shared/runtime/shared-reads';
import { startJob } from './own-batch';
import { seasonNow } from './own-season';

/**
 * Takes an uploaded file as a batch and starts to read it. The batch's id follows from the season, the organisations and the file's
 * bytes: the same file is the same batch, which counts once.
 */
export async function readImport(
  { uploadId }: { uploadId: string },
  context: MemberContext,
): Promise<Outcome<{ batchId: string; jobId: string }>> {
  const season = await seasonNow(context);
  if (season instanceof Refused) return season;
  const upload = await ownUpload(uploadId, 'points', context);
  if (upload instanceof Refused) return upload;
  const { grants, member, nowMs, repositories } = context;
  const organisationIds = [...new Set(grants.map((grant) => grant.organisationId))].sort();
  const [first = ''] = organisationIds;
  const orgPath = (await organisationsById([first], nowMs)).get(first)?.path;
  if (!orgPath) return refuse('NOT_ALLOWED');
  const content = await repositories.files.read(upload.fileId);
  const batch: ImportBatch = {
    _id: idOf(season._id, organisationIds, content),
    seasonId: season._id,
    ...{ orgPath, organisationIds, by: member._id, atMs: nowMs },
    fileName: upload.fileName,
    evidenceFileId: upload.fileId,
    status: 'reading',
    changedAtMs: nowMs,
  };
  const kept = await keepOrRenew(batch, context);
  if (kept instanceof Refused) return kept;
  if (kept.evidenceFileId === upload.fileId) await repositories.uploads.takeOver(uploadId);
  const started = await startJob(kept, 'read', context);
  return started instanceof Refused ? started : { batchId: kept._id, ...started };
}

const idOf = (seasonId: string, organisationIds: readonly string[], content: Buffer) =>
  createHash('sha256')
    .update(JSON.stringify([seasonId, ...organisationIds]))
    .update(content)
    .digest('hex')
    .slice(0, 24);

/** A new batch, or the same file again: read anew as long as it does not count, with the evidence that it has. */
async function keepOrRenew(
  batch: ImportBatch,
  { nowMs, repositories }: MemberContext,
): Promise<Outcome<ImportBatch>> {
  try {
    await repositories.importBatches.insert(batch);
    return batch;
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
  }
  const found = await repositories.importBatches.byId(batch._id);
  if (!found) return refuse('IMPORT_NOT_FOUND');
  const { status } = found;
  if (status !== 'reading' && status !== 'ready' && status !== 'unreadable')
    return refuse('IMPORT_COUNTED_BEFORE', { status });
  const { by, atMs, fileName } = batch;
  const renewed = { status: 'reading' as const, by, atMs, fileName, changedAtMs: nowMs };
  const changed = await repositories.importBatches.change(found, renewed);
  return changed ? { ...found, ...renewed } : refuse('IMPORT_STATE_CONFLICT', { status });
}
