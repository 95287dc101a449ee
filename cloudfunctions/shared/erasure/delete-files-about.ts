import { type ImportBatch, type ImportPlan, mostImportRows } from '../domain/points-import';
import type { StudyRecord } from '../domain/study-record';
import { readSpreadsheet } from '../spreadsheet/read-spreadsheet';
import type { TimerContext } from '../runtime/context';
import { exportsAbout } from '../runtime/exports-about';
import { workbookOf } from '../runtime/workbook';

type Context = Pick<TimerContext, 'repositories' | 'random'>;

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
  await deleteAll(await context.repositories.personalData.picturesOf(memberId), context);
  await deleteUploads(about, context);
  if (name === undefined) return;
  const places = [...new Set(records.flatMap(({ orgPath }) => orgPath))];
  for (const batch of await context.repositories.personalData.batchesFor(places))
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
  const { personalData, files, uploads } = context.repositories;
  for (const { _id, memberId: owner, fileId } of await personalData.uploadsToLookAt(memberId)) {
    if (owner !== memberId) {
      if (name === undefined || fileId === undefined) continue;
      const rows = await rowsOf(fileId, context);
      if (rows && !rows.some((cells) => names(cells, name))) continue;
    }
    if (fileId !== undefined && (await files.remove([fileId])).length > 0)
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

async function takeLinesOut(batch: ImportBatch, name: string, context: Context): Promise<void> {
  const { repositories } = context;
  const old: string[] = [];
  const set: Parameters<typeof repositories.personalData.replaceBatchFiles>[1] = {};
  const rows = await rowsOf(batch.evidenceFileId, context);
  if (!rows || rows.some((cells) => names(cells, name))) {
    old.push(batch.evidenceFileId);
    set.evidenceFileId = await saveRows(
      (rows ?? []).filter((cells) => !names(cells, name)),
      context,
    );
  }
  const { planFileId } = batch;
  const plan = await planOf(batch, context);
  const bad = plan?.bad.filter(({ cells }) => !names(Object.values(cells), name));
  if (plan && bad && planFileId !== undefined && bad.length < plan.bad.length) {
    // The file of problems is made from the plan and lies beside it.
    old.push(planFileId, planFileId.replace(/([0-9a-f]{32})\.json$/u, 'problems-$1.xlsx'));
    set.planFileId = await repositories.files.save(
      `imports/${secretOf(context)}.json`,
      Buffer.from(JSON.stringify({ ...plan, bad })),
    );
  }
  if (names([batch.fileName], name))
    set.fileName = `${batch.atMs}${batch.fileName.slice(batch.fileName.lastIndexOf('.'))}`;
  if (Object.keys(set).length === 0) return;
  if (!(await repositories.personalData.replaceBatchFiles(batch, set)))
    throw new Error(`batch ${batch._id} was changed while a name was taken out of it`);
  await deleteAll(old, context);
}

async function planOf(
  { planFileId }: ImportBatch,
  { repositories }: Context,
): Promise<ImportPlan | undefined> {
  if (planFileId === undefined) return undefined;
  return JSON.parse(String(await repositories.files.read(planFileId))) as ImportPlan;
}

async function saveRows(rows: readonly string[][], context: Context): Promise<string> {
  const [titles = [], ...others] = rows;
  const sheet = {
    ...{ name: 'Sheet1', lines: [], rows: others },
    columns: titles.map((title): [string, number] => [title, 16]),
  };
  return context.repositories.files.save(
    `imports/${secretOf(context)}.xlsx`,
    await workbookOf([sheet]),
  );
}

const secretOf = ({ random }: Context) => Buffer.from(random(16)).toString('hex');
