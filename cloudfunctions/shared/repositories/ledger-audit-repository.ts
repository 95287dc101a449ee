import type { AuditedRecord, WrongTotal } from '../domain/ledger-audit';
import type { StudyRecord } from '../domain/study-record';
import { Collection, command } from './platform';

const records = new Collection<StudyRecord>('studyRecords');

/** Ledgers of a season's end are tens of kilobytes, and an answer of the platform has a greatest size. */
const atOnce = 100;

/** How many records a season has. */
export const countOf = (seasonId: string): Promise<number> => records.count({ seasonId });

/** Every record of a season as far as its ledger decides it, in the order of ids. */
export async function* ofSeason(seasonId: string): AsyncGenerator<AuditedRecord[]> {
  const _ = command();
  for (let last = `${seasonId}:`; ;) {
    const page = await records.find<AuditedRecord>({
      // Ids begin with the season, and `;` follows `:`.
      where: { _id: _.gt(last).and(_.lt(`${seasonId};`)) },
      orderBy: [['_id', 'asc']],
      limit: atOnce,
      fields: [
        ...['_id', 'branchId', 'entries', 'score', 'days', 'weeks', 'months', 'byBranch'],
        'changedAtMs',
      ],
    });
    yield page;
    if (page.length < atOnce) return;
    last = page.at(-1)?._id ?? last;
  }
}

/** One record as it stands now. */
export const byId = (id: string): Promise<AuditedRecord | undefined> => records.byId(id);

/**
 * Sets wrong totals to what the ledger says, provided that the record still is as it was read; the ledger is not touched.
 * False when a credit came between.
 */
export async function setTotals(
  read: AuditedRecord,
  wrong: readonly WrongTotal[],
  nowMs: number,
): Promise<boolean> {
  const _ = command();
  const asRead = wrong.map(({ path, live }) => [path, live ?? _.exists(false)] as const);
  const { _id, score, changedAtMs } = read;
  const updated = await records.update(
    { _id, score, changedAtMs, ...Object.fromEntries(asRead) },
    {
      ...Object.fromEntries(wrong.map(({ path, ledger }) => [path, ledger])),
      changedAtMs: Math.max(nowMs, changedAtMs + 1),
    },
  );
  return updated === 1;
}
