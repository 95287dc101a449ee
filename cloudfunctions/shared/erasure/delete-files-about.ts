import { createHash } from 'node:crypto';
import {
  filesOfPlan,
  type ImportBatch,
  type ImportPlan,
  mostImportRows,
} from '../domain/points-import';
import type { StudyRecord } from '../domain/study-record';
import { picturePathOf } from '../domain/upload';
import { readSpreadsheet } from '../spreadsheet/read-spreadsheet';
import type { TimerContext } from '../runtime/context';
import { exportsAbout } from '../runtime/exports-about';
import { workbookOf } from '../runtime/workbook';

type Context = Pick<TimerContext, 'repositories'>;

export interface FilesAbout {
  memberId: string;
  records: readonly StudyRecord[];
  /** Undefined where it is gone already, and with it every file that it stood in. */
  name: string | undefined;
}

const mostBytes = 5 * 1024 * 1024;
const mostAtOnce = 50;

/** Deletes exports with the member, own uploads, and from tables that others have uploaded the lines that name the member. */
export async function deleteFilesAbout(about: FilesAbout, context: Context): Promise<void> {
  const { memberId, records, name } = about;
  await deleteExports(await exportsAbout(memberId, records, context), context);
  await deleteAll(await context.repositories.forgetting.picturesOf(memberId), context);
  await deleteUploads(about, context);
  if (name === undefined) return;
  const places = [...new Set(records.flatMap(({ orgPath }) => orgPath))];
  for (const batch of await context.repositories.forgetting.batchesFor(places))
    await takeLinesOut(batch, name, context);
}

async function deleteExports(
  entries: readonly { _id: string; fileId?: string }[],
  context: Context,
): Promise<void> {
  const kept = entries.flatMap(({ _id, fileId }) =>
    fileId === undefined ? [] : [{ _id, fileId }],
  );
  await deleteAll(
    kept.map(({ fileId }) => fileId),
    context,
  );
  if (kept.length > 0)
    await context.repositories.exports.noteFilesDeleted(kept.map(({ _id }) => _id));
}

/** Throws where the storage keeps one: the erasure is not over then, and is taken up again. */
async function deleteAll(fileIds: readonly string[], { repositories }: Context): Promise<void> {
  for (let from = 0; from < fileIds.length; from += mostAtOnce) {
    const left = await repositories.files.remove(fileIds.slice(from, from + mostAtOnce));
    if (left.length > 0) throw new Error(`${left.length} files could not be deleted`);
  }
}

/** Tables of others wait for a day at most; one that names the member is given up rather than rewritten under its owner. */
async function deleteUploads({ memberId, name }: FilesAbout, context: Context): Promise<void> {
  const { forgetting, files, uploads } = context.repositories;
  for (const upload of await forgetting.uploadsToLookAt(memberId)) {
    const { _id, memberId: owner, fileId } = upload;
    if (owner !== memberId) {
      if (name === undefined || fileId === undefined) continue;
      const rows = await rowsOf(fileId, context);
      if (rows && !rows.some((cells) => names(cells, name))) continue;
    }
    // What arrived without a word is known by its place alone.
    const places = [upload.cloudPath, picturePathOf(upload)];
    const fileIds = fileId === undefined ? await files.idsOf(places) : [fileId];
    if ((await files.remove(fileIds)).length > 0)
      throw new Error(`the file of upload ${_id} could not be deleted`);
    await uploads.forget([_id]);
  }
}

/** Rows as texts; undefined for what is no table, which may hold anything. */
async function rowsOf(fileId: string, { repositories }: Context): Promise<string[][] | undefined> {
  const [found] = await repositories.files.urlsOf([fileId], 60);
  if (!found) return [];
  const content = await repositories.files.read(fileId);
  const read = readSpreadsheet(content, { mostRows: mostImportRows + 50, mostBytes });
  return read.kind === 'read' ? read.rows.map(({ cells }) => cells) : undefined;
}

/** Spaces within a name are the typist's. */
const names = (cells: readonly string[], name: string) =>
  cells.some((cell) => cell.replace(/\s/gu, '').includes(name.replace(/\s/gu, '')));

/**
 * Puts files without the lines in the place of a batch's. The write that names the new ones names the old ones as outdated, so that a
 * run that dies before they are deleted is made up for by the next.
 */
async function takeLinesOut(batch: ImportBatch, name: string, context: Context): Promise<void> {
  const { forgetting } = context.repositories;
  await deleteOutdated(batch, context);
  const outdatedFileIds: string[] = [];
  const set: Parameters<typeof forgetting.replaceBatchFiles>[1] = {};
  const rows = await rowsOf(batch.evidenceFileId, context);
  if (!rows || rows.some((cells) => names(cells, name))) {
    outdatedFileIds.push(batch.evidenceFileId);
    const others = (rows ?? []).filter((cells) => !names(cells, name));
    set.evidenceFileId = await saveRows(others, batch.evidenceFileId, context);
  }
  const { planFileId } = batch;
  const plan = await planOf(batch, context);
  const bad = plan?.bad.filter(({ cells }) => !names(Object.values(cells), name));
  if (plan && bad && planFileId !== undefined && bad.length < plan.bad.length) {
    outdatedFileIds.push(...filesOfPlan(planFileId));
    set.planFileId = await context.repositories.files.save(
      `imports/${nameAfter(planFileId)}.json`,
      Buffer.from(JSON.stringify({ ...plan, bad })),
    );
  }
  if (names([batch.fileName], name))
    set.fileName = `${batch.atMs}${batch.fileName.slice(batch.fileName.lastIndexOf('.'))}`;
  if (Object.keys(set).length === 0) return;
  if (!(await forgetting.replaceBatchFiles(batch, { ...set, outdatedFileIds })))
    throw new Error(`batch ${batch._id} was changed while a name was taken out of it`);
  await deleteOutdated({ ...batch, outdatedFileIds }, context);
}

async function deleteOutdated(
  { _id, outdatedFileIds }: ImportBatch,
  context: Context,
): Promise<void> {
  if (outdatedFileIds === undefined) return;
  await deleteAll(outdatedFileIds, context);
  await context.repositories.forgetting.forgetOutdated(_id);
}

async function planOf(
  { planFileId }: ImportBatch,
  { repositories }: Context,
): Promise<ImportPlan | undefined> {
  if (planFileId === undefined) return undefined;
  return JSON.parse(String(await repositories.files.read(planFileId))) as ImportPlan;
}

async function saveRows(
  rows: readonly string[][],
  before: string,
  context: Context,
): Promise<string> {
  const [titles = [], ...others] = rows;
  const sheet = {
    ...{ name: 'Sheet1', lines: [], rows: others },
    columns: titles.map((title): [string, number] => [title, 16]),
  };
  return context.repositories.files.save(
    `imports/${nameAfter(before)}.xlsx`,
    await workbookOf([sheet]),
  );
}

/**
 * As unguessable as the name before, from which it follows: a run that is repeated writes the same file again, and none is left that
 * nothing leads to.
 */
const nameAfter = (fileId: string) =>
  createHash('sha256').update(fileId).digest('hex').slice(0, 32);
