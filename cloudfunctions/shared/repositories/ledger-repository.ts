import type { RecordChange } from '../domain/ledger';
import type { StudyRecord } from '../domain/study-record';
import { Collection, command } from './platform';

/** Study records as corrections of the ledger need them: recounts, points by hand, imports. */
const records = new Collection<StudyRecord>('studyRecords');

const recountedFields = [
  ...(['_id', 'memberId', 'branchId', 'formerBranchIds'] as const),
  ...(['entries', 'attendance', 'watch', 'quizzes', 'score', 'changedAtMs'] as const),
] as const;
/** A whole ledger with the facts behind it, and what a recount is conditional on. */
export type LedgerRecord = Pick<StudyRecord, (typeof recountedFields)[number]>;

/** Records of a season beyond an id, in the order of ids. They are large: a few hundred at once. */
export const beyond = (seasonId: string, afterId: string, limit: number) =>
  records.find<LedgerRecord>({
    // Ids begin with the season's, and `;` follows `:`.
    where: {
      _id: command()
        .gt(afterId || `${seasonId}:`)
        .and(command().lt(`${seasonId};`)),
    },
    orderBy: [['_id', 'asc']],
    limit,
    fields: recountedFields,
  });

export const byIds = (ids: readonly string[]) =>
  records.find<LedgerRecord>({
    where: { _id: command().in([...ids]) },
    limit: 1000,
    fields: recountedFields,
  });

/** How many members a season has. */
export const countOf = (seasonId: string) => records.count({ seasonId });

/** Of the ledger only some entries. */
export type PartOfLedger = Pick<
  StudyRecord,
  '_id' | 'memberId' | 'branchId' | 'orgPath' | 'score' | 'days' | 'entries' | 'formerBranchIds'
>;

const partFields = (keys: readonly string[]) => [
  ...['_id', 'memberId', 'branchId', 'orgPath', 'score', 'days', 'formerBranchIds'],
  ...keys.map((key) => `entries.${key}`),
];

/** Records of members with some entries of their ledgers, in no order; at most 100. An entry that is not there is missing. */
export async function partsOf(
  seasonId: string,
  memberIds: readonly string[],
  keys: readonly string[],
): Promise<PartOfLedger[]> {
  const found = await records.find<Omit<PartOfLedger, 'entries'> & Partial<PartOfLedger>>({
    where: { _id: command().in(memberIds.map((memberId) => `${seasonId}:${memberId}`)) },
    fields: partFields(keys),
  });
  return found.map((record) => ({ ...record, entries: record.entries ?? {} }));
}

/** What a change of the ledger was decided from; the store holds it to that. */
export interface LedgerCondition {
  _id: string;
  branchId: string;
  /** Ledger keys that it writes. */
  keys: readonly string[];
  /** Where the decision rests on the points that stood: any credit in between moves them. */
  score?: number;
  /** Where it rests on the whole ledger. */
  changedAtMs?: number;
  /** Where it rests on what was watched. */
  watchVersion?: number;
}

/** Writes a change of the ledger once. True when this call wrote it; false when anything it rests on has changed. */
export async function write(read: LedgerCondition, change: RecordChange): Promise<boolean> {
  const _ = command();
  const { _id, branchId, keys, score, changedAtMs, watchVersion } = read;
  const updated = await records.update(
    {
      _id,
      branchId,
      ...Object.fromEntries(keys.map((key) => [`entries.${key}`, _.exists(false)])),
      ...(score === undefined ? {} : { score: _.eq(score) }),
      ...(changedAtMs === undefined ? {} : { changedAtMs: _.eq(changedAtMs) }),
      ...(watchVersion === undefined ? {} : { 'watch.version': _.eq(watchVersion) }),
    },
    {
      ...Object.fromEntries(
        Object.entries(change.set).map(([path, value]) => [path, _.set(value)]),
      ),
      ...Object.fromEntries(
        Object.entries(change.increment).map(([path, by]) => [path, _.inc(by)]),
      ),
    },
  );
  return updated === 1;
}

/** Makes the watch receipts that are out for these records outdated: their next credit is decided anew on what stands then. */
export const outdateReceipts = (ids: readonly string[]) =>
  records.update({ _id: command().in([...ids]) }, { 'watch.version': command().inc(1) });

/** Places of members in the organisation and their scores, by branch; at most 1,000. */
export const ofBranch = (seasonId: string, branchIds: readonly string[], afterId = '') =>
  records.find<Pick<StudyRecord, '_id' | 'memberId' | 'branchId' | 'score'>>({
    where: {
      branchId: command().in([...branchIds]),
      seasonId,
      _id: command().gt(afterId),
    },
    orderBy: [['_id', 'asc']],
    limit: 1000,
    fields: ['_id', 'memberId', 'branchId', 'score'],
  });
