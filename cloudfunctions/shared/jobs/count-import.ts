import { type Job, jobLeaseMs, type StepOutcome } from '../domain/job';
import {
  creditOfRows,
  type GoodRow,
  type ImportBatch,
  type ImportPlan,
  type ImportWrite,
  reversalOfRows,
} from '../domain/points-import';
import { importKey } from '../domain/ledger';
import { reversingKey } from '../domain/ledger-chain';
import type { PartOfLedger } from '../repositories/ledger-repository';
import { StoreBusy } from '../repositories';
import { inGroups } from '../runtime/in-groups';
import type { StepContext } from './job-work';

/** Members whose lines a step writes; a read and a write each. */
const membersAStep = 40;
const atOnce = 5;
/** Lines of one member in one write. */
const rowsAWrite = 50;
const attempts = 6;

interface Cursor {
  /** Lines of the plan that are done. */
  next: number;
  /** Lines whose member is not in the season any more. */
  gone: number;
}

type Decide = (rows: readonly GoodRow[], record: PartOfLedger) => ImportWrite | undefined;

/** Brings the good lines of a batch into the ledgers, member by member. Keys follow from batch and line, so nothing counts twice. */
export async function countBatch(
  batch: ImportBatch,
  job: Job,
  context: StepContext,
): Promise<StepOutcome> {
  if (batch.status === 'counted') return over(batch);
  if (batch.status !== 'counting') return { kind: 'failed', code: 'IMPORT_STATE_CONFLICT' };
  const { nowMs, repositories } = context;
  const decide: Decide = (rows, record) => creditOfRows(batch._id, rows, record, nowMs);
  const { outcome, gone } = await walk(batch, job, decide, context);
  if (outcome) return outcome;
  const { good = 0, points = 0 } = batch.figures ?? {};
  await note(batch, job, 'points-imported', { rows: good, points, gone }, context);
  const set = { status: 'counted' as const, countedAtMs: nowMs, changedAtMs: nowMs };
  await repositories.importBatches.change(batch, set);
  return { kind: 'done', result: { rows: good, points, gone }, done: good };
}

/** Takes a whole batch back: a reversing entry for every line of it that stands. */
export async function reverseBatch(
  batch: ImportBatch,
  job: Job,
  context: StepContext,
): Promise<StepOutcome> {
  if (batch.status === 'reversed') return over(batch);
  if (batch.status !== 'reversing') return { kind: 'failed', code: 'IMPORT_STATE_CONFLICT' };
  const { nowMs, repositories } = context;
  // A step that was counting when its job was stopped may still write: what it writes is waited for, or it would stay.
  const mayStillCount = batch.countedAtMs === undefined && nowMs < batch.changedAtMs + jobLeaseMs;
  if (mayStillCount)
    return { kind: 'more', cursor: null, done: 0, total: batch.figures?.good ?? null };
  const told = { reason: batch.reversed?.reason ?? '', nowMs };
  const decide: Decide = (rows, record) => reversalOfRows(batch._id, rows, record, told);
  const { outcome, gone } = await walk(batch, job, decide, context, standingIdOf);
  if (outcome) return outcome;
  const { good = 0, points = 0 } = batch.figures ?? {};
  await note(batch, job, 'points-reversed', { rows: good, points: -points, gone }, context);
  await repositories.importBatches.change(batch, { status: 'reversed', changedAtMs: nowMs });
  return { kind: 'done', result: { rows: good, points, gone }, done: good };
}

/** The last step was done before, and only its outcome was not noted. */
const over = ({ figures }: ImportBatch): StepOutcome => ({
  kind: 'done',
  result: { rows: figures?.good ?? 0, points: figures?.points ?? 0, gone: 0 },
  done: figures?.good ?? 0,
});

/** Whose record a member's lines are in. */
type IdOf = (memberId: string, context: StepContext) => Promise<string>;

/**
 * What was counted went with an entry that was merged since. Only for what is taken back: what an administrator lets count is of those whom the
 * plan named, none of whom was that administrator.
 */
const standingIdOf: IdOf = async (memberId, { repositories: { merges } }) => {
  const { mergedInto } = (await merges.storedMember(memberId)) ?? {};
  if (mergedInto === undefined) return memberId;
  if (await merges.byId(memberId)) throw new StoreBusy('points are on their way to another entry');
  return mergedInto;
};

/** One step over the lines of the plan; without an outcome all of them are done. */
async function walk(
  batch: ImportBatch,
  job: Job,
  decide: Decide,
  context: StepContext,
  idOf: IdOf = (memberId) => Promise.resolve(memberId),
): Promise<{ outcome?: StepOutcome; gone: number }> {
  const cursor = (job.cursor as Cursor | null) ?? { next: 0, gone: 0 };
  const { good } = await planOfBatch(batch, context);
  const members = membersFrom(good, cursor.next);
  if (members.length === 0) return { gone: cursor.gone };
  const written = await inGroups(members, atOnce, async (rows) => {
    const memberId = await idOf(rows[0]?.memberId ?? '', context);
    return writeRows(batch, { memberId, rows }, decide, context);
  });
  const lines = members.reduce((sum, rows) => sum + rows.length, 0);
  const next = cursor.next + lines;
  const gone = cursor.gone + written.reduce((sum, one) => sum + one, 0);
  return {
    outcome: { kind: 'more', cursor: { next, gone }, done: next, total: good.length },
    gone,
  };
}

async function planOfBatch(
  { _id, planFileId }: ImportBatch,
  { repositories }: StepContext,
): Promise<ImportPlan> {
  if (planFileId === undefined) throw new Error(`a batch without its lines: ${_id}`);
  return JSON.parse(String(await repositories.files.read(planFileId))) as ImportPlan;
}

/** The next lines of some members, in parts of one member that one write can take. */
function membersFrom(good: readonly GoodRow[], next: number): GoodRow[][] {
  const parts: GoodRow[][] = [];
  for (const row of good.slice(next)) {
    const part = parts.at(-1);
    if (part?.[0]?.memberId === row.memberId && part.length < rowsAWrite) part.push(row);
    else if (parts.length === membersAStep) break;
    else parts.push([row]);
  }
  return parts;
}

/** Writes one member's lines, conditional on none of them being there; answers how many found no record. */
async function writeRows(
  { _id: batchId, seasonId }: ImportBatch,
  { memberId, rows }: { memberId: string; rows: readonly GoodRow[] },
  decide: Decide,
  { repositories }: StepContext,
): Promise<number> {
  const keys = rows.flatMap(({ row }) => {
    const base = importKey(batchId, row);
    return [base, reversingKey(base, 1)];
  });
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const [record] = await repositories.ledgers.partsOf(seasonId, [memberId], keys);
    if (!record) return rows.length;
    const next = decide(rows, record);
    if (!next) return 0;
    const { _id, branchId } = record;
    if (await repositories.ledgers.write({ _id, branchId, keys: next.keys }, next.change)) return 0;
  }
  throw new Error(`the record of an import never stood still: ${batchId}`);
}

async function note(
  { _id, orgPath, reversed }: ImportBatch,
  { startedBy }: Job,
  action: 'points-imported' | 'points-reversed',
  facts: Record<string, number>,
  { nowMs, repositories }: StepContext,
): Promise<void> {
  await repositories.audit.note({
    _id: `${action}:${_id}`,
    action,
    by: startedBy,
    atMs: nowMs,
    orgPath,
    subjectId: _id,
    ...(action === 'points-reversed' && reversed ? { reason: reversed.reason } : {}),
    facts,
  });
}
