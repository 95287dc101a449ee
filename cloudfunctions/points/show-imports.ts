import type { PointsResponses } from '../shared/contract/points';
import type { ImportRow } from '../shared/contract/points-answers';
import {
  type BadRow,
  type ImportBatch,
  type ImportPlan,
  importColumns,
} from '../shared/domain/points-import';
import type { MemberContext } from '../shared/runtime/context';
import { importTitles } from '../shared/runtime/import-titles';
import { namesOf } from '../shared/runtime/members-by-id';
import { type Outcome, Refused } from '../shared/runtime/outcome';
import { type Sheet, workbookOf } from '../shared/runtime/workbook';
import { copy, faultNames } from './copy';
import { templateColumns, urlLifeSeconds } from './import-template';
import { coversBatch, ownBatch } from './own-batch';
import { seasonNow } from './own-season';

const mostBatches = 50;
const linesAPage = 50;

/** Files of outside study points of the caller's organisations, the newest first. */
export async function listImports(
  _input: unknown,
  context: MemberContext,
): Promise<Outcome<{ rows: ImportRow[] }>> {
  const season = await seasonNow(context);
  if (season instanceof Refused) return season;
  const ids = [...new Set(context.grants.map(({ organisationId }) => organisationId))];
  const batches = await context.repositories.importBatches.latestOf(season._id, ids, mostBatches);
  const covered = await Promise.all(batches.map((one) => coversBatch(one, context)));
  const own = batches.filter((_, place) => covered[place]);
  return { rows: await rowsOf(own, context) };
}

/** A batch and a page of its lines. */
export async function listLines(
  { batchId, wrong, offset }: { batchId: string; wrong: boolean; offset: number },
  context: MemberContext,
): Promise<Outcome<PointsResponses['importLines']>> {
  const batch = await ownBatch(batchId, context);
  if (batch instanceof Refused) return batch;
  const [row] = await rowsOf([batch], context);
  if (!row) throw new Error('one batch, one row');
  const { good, bad } = await planOf(batch, context);
  const until = offset + linesAPage;
  const counting = wrong ? [] : good.slice(offset, until);
  const names = await namesOf(
    counting.map(({ memberId }) => memberId),
    context,
  );
  return {
    batch: row,
    wrong: wrong ? bad.slice(offset, until) : [],
    counting: counting.map(({ memberId, ...line }) => ({
      ...line,
      memberName: names.get(memberId) ?? '',
    })),
    ...(until < (wrong ? bad : good).length ? { nextOffset: until } : {}),
  };
}

/** The wrong lines in the shape of the template, each with its reason; or the file as it was uploaded. */
export async function importFile(
  { batchId, file }: { batchId: string; file: 'problems' | 'evidence' },
  context: MemberContext,
): Promise<Outcome<{ fileName: string; url: string }>> {
  const batch = await ownBatch(batchId, context);
  if (batch instanceof Refused) return batch;
  const { repositories } = context;
  const fileId =
    file === 'evidence'
      ? batch.evidenceFileId
      : await repositories.files.save(
          // In the place of the one before: it is made anew whenever somebody asks for it.
          `imports/problems-${batch.planFileId?.slice(-37, -5) ?? ''}.xlsx`,
          await workbookOf([problemsOf((await planOf(batch, context)).bad)]),
        );
  const [found] = await repositories.files.urlsOf([fileId], urlLifeSeconds);
  if (!found) throw new Error(`no address for ${fileId}`);
  const fileName = file === 'evidence' ? batch.fileName : copy.problemsFile(batch.fileName);
  return { fileName, url: found[1] };
}

function problemsOf(bad: readonly BadRow[]): Sheet {
  return {
    name: copy.templateSheet,
    lines: [copy.problemsTitle, copy.problemsHint],
    columns: [...templateColumns, [copy.fault, 40], [copy.line, 12]],
    rows: bad.map(({ row, cells, faults }) => [
      ...importColumns.map((column) => cells[column]),
      importColumns
        .flatMap((column) => {
          const fault = faults[column];
          const title = importTitles[column][0] ?? '';
          return fault ? [copy.faultAt(title, faultNames[fault])] : [];
        })
        .join('；'),
      row,
    ]),
  };
}

/** The lines of a batch as they were read; none before that. */
export async function planOf(
  { planFileId }: ImportBatch,
  { repositories }: MemberContext,
): Promise<ImportPlan> {
  if (planFileId === undefined) return { good: [], bad: [] };
  return JSON.parse(String(await repositories.files.read(planFileId))) as ImportPlan;
}

async function rowsOf(
  batches: readonly ImportBatch[],
  context: MemberContext,
): Promise<ImportRow[]> {
  const ids = batches.flatMap(({ by, reversed }) => [by, ...(reversed ? [reversed.by] : [])]);
  const names = await namesOf(ids, context);
  return batches.map(({ _id, fileName, by, atMs, status, figures, reversed }) => ({
    batchId: _id,
    ...{ fileName, byName: names.get(by) ?? '', atMs, status },
    ...(figures ? { figures } : {}),
    ...(reversed
      ? {
          reversed: {
            byName: names.get(reversed.by) ?? '',
            atMs: reversed.atMs,
            reason: reversed.reason,
          },
        }
      : {}),
  }));
}
