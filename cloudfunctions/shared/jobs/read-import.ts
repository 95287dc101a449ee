import { type ImportLine, type ImportRoster, planOf } from '../domain/import-reading';
import type { StepOutcome } from '../domain/job';
import {
  filesOfPlan,
  type ImportBatch,
  type ImportPlan,
  type ImportStatus,
  mostImportRows,
  sameStudyOf,
} from '../domain/points-import';
import { linesOf } from '../runtime/import-titles';
import { inGroups } from '../runtime/in-groups';
import { readSpreadsheet } from '../spreadsheet/read-spreadsheet';
import type { StepContext } from './job-work';

const mostBytes = 5 * 1024 * 1024;
/** Lines before the title row do not count against the limit. */
const linesAbove = 5;
/** Batches whose lines are held against a new file: those of a season that is filled by a file a week, and more. */
const mostBatchesBefore = 100;
const namesAQuery = 200;
const branchesAQuery = 20;
const queriesAtOnce = 5;

/**
 * Reads a batch's file into a plan: which lines count, and what is wrong with the others. One step; done again it comes to the same.
 * Nothing counts by it.
 */
export async function readBatch(batch: ImportBatch, context: StepContext): Promise<StepOutcome> {
  if (batch.status === 'ready' && batch.figures) return readTo(batch.figures);
  if (batch.status !== 'reading') return { kind: 'failed', code: 'IMPORT_STATE_CONFLICT' };
  const { nowMs, repositories } = context;
  const season = await repositories.seasons.byId(batch.seasonId);
  if (!season) return { kind: 'failed', code: 'NO_SEASON' };
  const content = await repositories.files.read(batch.evidenceFileId);
  const read = readSpreadsheet(content, { mostRows: mostImportRows + linesAbove, mostBytes });
  if (read.kind === 'refused') return unreadable(batch, read.code, context);
  const titled = linesOf(read.rows);
  if ('missing' in titled)
    return unreadable(batch, 'IMPORT_COLUMNS_MISSING', context, { column: titled.missing });
  if (titled.lines.length > mostImportRows)
    return unreadable(batch, 'SPREADSHEET_TOO_LARGE', context);
  if (titled.lines.length === 0) return unreadable(batch, 'SPREADSHEET_EMPTY', context);
  const plan = planOf(titled.lines, {
    roster: await rosterOf(titled.lines, batch, context),
    fromMs: season.startsAtMs,
    untilMs: Math.min(season.endsAtMs, nowMs + dayMs),
    importer: batch.by,
    counted: await countedBefore(batch, context),
  });
  return keep(batch, plan, context);
}

/** Noon of today may still be to come. */
const dayMs = 86_400_000;

async function keep(
  batch: ImportBatch,
  plan: ImportPlan,
  { nowMs, random, repositories }: StepContext,
): Promise<StepOutcome> {
  const secret = Buffer.from(random(16)).toString('hex');
  const planFileId = await repositories.files.save(
    `imports/${secret}.json`,
    Buffer.from(JSON.stringify(plan)),
  );
  const figures = {
    good: plan.good.length,
    bad: plan.bad.length,
    points: plan.good.reduce((sum, { points }) => sum + points, 0),
    members: new Set(plan.good.map(({ memberId }) => memberId)).size,
  };
  const set = {
    status: 'ready' as const,
    planFileId,
    figures,
    readAtMs: nowMs,
    changedAtMs: nowMs,
  };
  if (!(await repositories.importBatches.change(batch, set)))
    await repositories.files.remove([planFileId]);
  else if (batch.planFileId !== undefined)
    await repositories.files.remove(filesOfPlan(batch.planFileId));
  return readTo(figures);
}

const readTo = ({ good, bad }: { good: number; bad: number }): StepOutcome => ({
  kind: 'done',
  result: { good, bad },
  done: good + bad,
});

async function unreadable(
  batch: ImportBatch,
  code: Extract<StepOutcome, { kind: 'failed' }>['code'],
  { nowMs, repositories }: StepContext,
  details?: Record<string, string>,
): Promise<StepOutcome> {
  const status: ImportStatus = 'unreadable';
  await repositories.importBatches.change(batch, { status, changedAtMs: nowMs });
  return { kind: 'failed', code, ...(details ? { details } : {}) };
}

/** Whom the lines can mean: members of the batch's organisations in the branches and with the names that stand in it. */
async function rosterOf(
  lines: readonly ImportLine[],
  { organisationIds }: ImportBatch,
  { repositories }: StepContext,
): Promise<ImportRoster> {
  const below = await Promise.all(
    organisationIds.map((id) => repositories.organisations.branchesBelow(id)),
  );
  const namesOfBranch = new Map<string, Set<string>>();
  for (const { cells } of lines) {
    const names = namesOfBranch.get(cells.branch) ?? new Set();
    namesOfBranch.set(cells.branch, names.add(cells.name));
  }
  const asked = [...new Map(below.flat().map((one) => [one._id, one])).values()].filter(
    ({ name }) => namesOfBranch.has(name),
  );
  const roster = new Map<string, Map<string, string[]>>();
  for (const { name } of asked) roster.set(name, new Map());
  const branchNames = new Map(asked.map(({ _id, name }) => [_id, name]));
  const queries = queriesOf(asked, namesOfBranch);
  const found = await inGroups(queries, queriesAtOnce, ({ branchIds, names }) =>
    repositories.members.named(branchIds, names),
  );
  for (const { _id, branchId, name } of found.flat()) {
    const branch = roster.get(branchNames.get(branchId) ?? '');
    const same = branch?.get(name) ?? [];
    if (!same.includes(_id)) branch?.set(name, [...same, _id]);
  }
  return roster;
}

interface NameQuery {
  branchIds: string[];
  names: string[];
}

/** A few branches with the names that stand beside them, and never too many names at once. */
function queriesOf(
  branches: readonly { _id: string; name: string }[],
  namesOfBranch: ReadonlyMap<string, ReadonlySet<string>>,
): NameQuery[] {
  const queries: NameQuery[] = [];
  for (let from = 0; from < branches.length; from += branchesAQuery) {
    const some = branches.slice(from, from + branchesAQuery);
    const names = [...new Set(some.flatMap(({ name }) => [...(namesOfBranch.get(name) ?? [])]))];
    for (let first = 0; first < names.length; first += namesAQuery)
      queries.push({
        branchIds: some.map(({ _id }) => _id),
        names: names.slice(first, first + namesAQuery),
      });
  }
  return queries;
}

/** The studies that other files have brought into the ledgers. */
async function countedBefore(
  batch: ImportBatch,
  { repositories }: StepContext,
): Promise<Set<string>> {
  const states = ['counting', 'counted'] as const;
  const before = await repositories.importBatches.inStates(
    batch.seasonId,
    states,
    mostBatchesBefore,
  );
  const studies = new Set<string>();
  for (const { _id, planFileId } of before) {
    if (_id === batch._id || planFileId === undefined) continue;
    const plan = JSON.parse(String(await repositories.files.read(planFileId))) as ImportPlan;
    for (const row of plan.good) studies.add(sameStudyOf(row));
  }
  return studies;
}
