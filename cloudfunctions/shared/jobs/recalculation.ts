import { changeOfRecount, recountOf } from '../domain/recount';
import { type RulesVersion, versionsOf } from '../domain/rules';
import type { Season } from '../domain/season';
import type { LedgerRecord } from '../repositories/ledger-repository';
import { inGroups } from '../runtime/in-groups';
import type { JobWork, StepContext } from './job-work';

/** A write each at most, but for those that a check-in is faster to. */
const recordsAStep = 90;
const sessionsAStep = 200;
/** Records written side by side: the base plan of the platform allows 30 queries a second. */
const atOnce = 5;
/** A record that changes in between is read again so often within a step; then the step is not done. */
const attempts = 6;
/**
 * After the change an instance may go on with the rules it knows for 60 s, and a call that began then may take 20 s. What is written
 * until then under the old rules is found by its time.
 */
const lastOldCreditsMs = 90_000;

/**
 * sessions: what is published gets the new points; records: every ledger; late: once nobody knows the old rules any more, sessions
 * again, and the ledgers that were counted before that moment.
 */
interface Cursor {
  phase: 'sessions' | 'records' | 'late';
  afterId: string;
  /** The last ledger that was counted too early to be sure of it; empty where there is none. */
  againUntil: string;
  done: number;
  total: number;
  changed: number;
  exhausted: number;
}

/** Counts everything anew under a version of the rules. A record counted twice changes nothing the second time. */
export const recalculation: JobWork = {
  step: async (job, context) => {
    const { seasonId, version } = job.input as { seasonId: string; version: number };
    const season = await context.repositories.seasons.byId(seasonId);
    const entered = season && versionsOf(season).find(({ rules }) => rules.version === version);
    // A version after it has its own recalculation, or was told to leave what stands.
    if (!season || entered?.rules.version !== season.rules.version)
      return { kind: 'failed', code: 'RULES_DRAFT_OUTDATED' };
    const cursor = (job.cursor as Cursor | null) ?? {
      ...{ phase: 'sessions' as const, afterId: '', againUntil: '' },
      ...{ done: 0, changed: 0, exhausted: 0 },
      total: await context.repositories.ledgers.countOf(seasonId),
    };
    const work = { season, entered, reason: entered.reason ?? '' };
    const next = await phases[cursor.phase](cursor, work, context);
    if (next) return { kind: 'more', cursor: next, done: next.done, total: next.total };
    const { done, changed, exhausted } = cursor;
    return { kind: 'done', result: { members: done, changed, exhausted, version }, done };
  },
};

interface Work {
  season: Season;
  entered: RulesVersion;
  reason: string;
}

/** The cursor after a step of the phase; undefined when all is done. */
type Phase = (cursor: Cursor, work: Work, context: StepContext) => Promise<Cursor | undefined>;

const phases: Record<Cursor['phase'], Phase> = {
  sessions: async (cursor, work, context) => {
    const more = await freezeSome(work, context);
    return more ? cursor : { ...cursor, phase: 'records' };
  },
  records: async (cursor, work, context) => {
    const settled = isSettled(work, context);
    const read = await pageAfter(cursor, work, context);
    const page = settled ? await withoutOpenReceipts(read, context) : read;
    const next = await counted(page, cursor, work, context);
    const last = page.at(-1)?._id ?? '';
    const againUntil = settled || last === '' ? cursor.againUntil : last;
    return page.length === recordsAStep
      ? { ...next, againUntil, afterId: last }
      : { ...next, againUntil, phase: 'late', afterId: '' };
  },
  late: async (cursor, work, context) => {
    if (!isSettled(work, context) || (await freezeSome(work, context))) return cursor;
    const page = await pageAfter(cursor, work, context);
    const again = page.filter(({ _id }) => _id <= cursor.againUntil);
    if (again.length === 0) return undefined;
    const next = await counted(await withoutOpenReceipts(again, context), cursor, work, context);
    return { ...next, done: cursor.done, afterId: again.at(-1)?._id ?? '' };
  },
};

const pageAfter = ({ afterId }: Cursor, { season }: Work, { repositories }: StepContext) =>
  repositories.ledgers.beyond(season._id, afterId, recordsAStep);

/**
 * Lectures that were opened under the rules before are credited by them from their receipts, for a while: from here on those find their
 * version gone.
 */
async function withoutOpenReceipts(
  page: readonly LedgerRecord[],
  { repositories }: StepContext,
): Promise<LedgerRecord[]> {
  if (page.length > 0) await repositories.ledgers.outdateReceipts(page.map(({ _id }) => _id));
  return page.map((one) => ({ ...one, watch: { ...one.watch, version: one.watch.version + 1 } }));
}

/** No instance gives out what it remembers of the rules before any more. */
const isSettled = ({ entered }: Work, { nowMs }: StepContext) =>
  nowMs >= entered.atMs + lastOldCreditsMs;

/** Gives published sessions the new points; true while there may be more. */
async function freezeSome({ season, entered }: Work, { repositories }: StepContext) {
  const { version, checkIn } = entered.rules;
  const { _id: seasonId, organisationId } = season;
  const place = { seasonId, organisationId };
  const older = await repositories.sessionLists.underOlderRules(place, version, sessionsAStep);
  if (older.length > 0)
    await repositories.sessions.freezePoints(
      older.map(({ _id }) => _id),
      { ...checkIn, rulesVersion: version },
    );
  return older.length === sessionsAStep;
}

async function counted(
  records: readonly LedgerRecord[],
  cursor: Cursor,
  work: Work,
  context: StepContext,
): Promise<Cursor> {
  const results = await inGroups(records, atOnce, (record) => recalculate(record, work, context));
  return {
    ...cursor,
    done: cursor.done + records.length,
    changed: cursor.changed + results.filter(({ changed }) => changed).length,
    exhausted: results.reduce((sum, { exhausted }) => sum + exhausted, cursor.exhausted),
  };
}

/** Writes one record's recount, conditional on what it was decided from; where a check-in was faster, decides anew. */
async function recalculate(
  read: LedgerRecord,
  { season, entered, reason }: Work,
  { nowMs, repositories }: StepContext,
): Promise<{ changed: boolean; exhausted: number }> {
  const { rules } = entered;
  let record: LedgerRecord | undefined = read;
  let changed = false;
  for (let lost = 0; record && lost < attempts;) {
    const recount = recountOf(record, { rules, lectures: season.lectures });
    const next = changeOfRecount(record, recount, { rules, reason, nowMs });
    if (!next) return { changed, exhausted: recount.exhausted };
    const { _id, branchId, score, changedAtMs, watch } = record;
    const read = { _id, branchId, score, changedAtMs, watchVersion: watch.version };
    const written = await repositories.ledgers.write({ ...read, keys: next.keys }, next.change);
    changed ||= written;
    if (written && next.last) return { changed, exhausted: recount.exhausted };
    if (!written) lost += 1;
    [record] = await repositories.ledgers.byIds([_id]);
  }
  if (record) throw new Error(`the record ${record._id} never stood still`);
  return { changed, exhausted: 0 };
}
