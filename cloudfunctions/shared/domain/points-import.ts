import { chainOf, reversingKey } from './ledger-chain';
import { changeOfCredits, importKey, type RecordChange } from './ledger';
import type { StudyRecord } from './study-record';

/** Lines of one file. */
export const mostImportRows = 10_000;
/** Points of one line. There is no day's cap: a line can stand for a month of study elsewhere. */
export const mostImportPoints = 100;

/** What a line must say; their titles in a spreadsheet stand in the function's copy. */
export const importColumns = ['name', 'branch', 'day', 'item', 'points'] as const;
export type ImportColumn = (typeof importColumns)[number];

/**
 * What is wrong with a cell. `twice`: the same member, day and item stand further up in the file; `counted-before`: they were counted
 * with an earlier file; `self`: nobody gives points to himself.
 */
export type ImportFault =
  | 'missing'
  | 'too-long'
  | 'not-a-day'
  | 'outside-season'
  | 'not-points'
  | 'unknown-branch'
  | 'unknown-member'
  | 'several-members'
  | 'self'
  | 'twice'
  | 'counted-before';

/** A line that counts. Ids and figures; the item is in the words of the file. */
export interface GoodRow {
  /** Number of the line in the file, as a spreadsheet counts; part of the ledger key. */
  row: number;
  memberId: string;
  /** Noon of the day, ms. */
  atMs: number;
  item: string;
  points: number;
}

/** A line that does not, as it stands in the file. */
export interface BadRow {
  row: number;
  cells: Record<ImportColumn, string>;
  faults: Partial<Record<ImportColumn, ImportFault>>;
}

/** What a file comes to: kept in the storage as long as its batch, since bad lines carry names. */
export interface ImportPlan {
  /** By member, then by line: a member's lines are written together. */
  good: GoodRow[];
  /** In the order of the file. */
  bad: BadRow[];
}

/** A plan's file, and that of its problems, which is made from it when somebody asks and lies beside it. */
export const filesOfPlan = (planFileId: string): [plan: string, problems: string] => [
  planFileId,
  planFileId.replace(/([0-9a-f]{32})\.json$/u, 'problems-$1.xlsx'),
];

export type ImportStatus =
  'reading' | 'ready' | 'unreadable' | 'counting' | 'counted' | 'reversing' | 'reversed';

/** One file of outside study points. Collection `importBatches`; the id follows from its bytes, so the same file is the same batch. */
export interface ImportBatch {
  _id: string;
  seasonId: string;
  /** Organisation for which it was imported, ids from the root down. */
  orgPath: string[];
  /** Whose members its lines may name. */
  organisationIds: string[];
  by: string;
  atMs: number;
  fileName: string;
  /** The file itself: the evidence. */
  evidenceFileId: string;
  /** Its lines as they were read; missing until then. Every reading puts a new one. */
  planFileId?: string;
  /** Files that others have taken the place of, while somebody is erased; gone a moment later. */
  outdatedFileIds?: string[];
  status: ImportStatus;
  changedAtMs: number;
  /** When its lines were held against what had been counted before. */
  readAtMs?: number;
  /** When it was counted: readings from before do not know of it. */
  countedAtMs?: number;
  figures?: { good: number; bad: number; points: number; members: number };
  reversed?: { by: string; atMs: number; reason: string };
}

/** Where a counted batch stands towards others: the same study is counted once, whatever file it stands in. */
export const sameStudyOf = ({
  memberId,
  atMs,
  item,
}: Pick<GoodRow, 'memberId' | 'atMs' | 'item'>) => `${memberId}|${atMs}|${item}`;

export type ImportedRecord = Pick<StudyRecord, 'branchId' | 'entries' | 'formerBranchIds'>;

export interface ImportWrite {
  change: RecordChange;
  keys: string[];
}

/** What a member's lines of a batch write; undefined where the ledger has them all. */
export function creditOfRows(
  batchId: string,
  rows: readonly GoodRow[],
  record: ImportedRecord,
  nowMs: number,
): ImportWrite | undefined {
  const credits = rows
    .map(({ row, points, atMs, item }) => ({
      key: importKey(batchId, row),
      rule: 'import' as const,
      ...{ points, atMs, branchId: record.branchId },
      ...{ source: batchId, reason: item },
    }))
    .filter(({ key }) => record.entries[key] === undefined);
  if (credits.length === 0) return undefined;
  return { change: changeOfCredits(credits, nowMs), keys: credits.map(({ key }) => key) };
}

/** What taking a batch back writes for a member; undefined where nothing of it stands any more. */
export function reversalOfRows(
  batchId: string,
  rows: readonly GoodRow[],
  record: ImportedRecord,
  told: { reason: string; nowMs: number },
): ImportWrite | undefined {
  const reversals = rows.flatMap(({ row }) => {
    const chain = chainOf(record, importKey(batchId, row));
    if (!chain?.standing) return [];
    const key = reversingKey(chain.base, chain.rounds);
    const branchId = chain.standing.branchId ?? record.branchId;
    return [{ key, reverses: chain.standing, branchId, reason: told.reason }];
  });
  if (reversals.length === 0) return undefined;
  const change = changeOfCredits([], told.nowMs, reversals);
  return { change, keys: reversals.map(({ key }) => key) };
}
