import {
  type BadRow,
  type GoodRow,
  type ImportColumn,
  type ImportFault,
  type ImportPlan,
  importColumns,
  mostImportPoints,
  sameStudyOf,
} from './points-import';

/** A line as the file has it. */
export interface ImportLine {
  row: number;
  cells: Record<ImportColumn, string>;
}

/** Who can be meant, by branch name and then by name. */
export type ImportRoster = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/** What lines are held against. */
export interface ImportFrame {
  roster: ImportRoster;
  /** First and last moment that a day may lie in, ms. */
  fromMs: number;
  untilMs: number;
  /** Member id of who imports. */
  importer: string;
  /** What was counted with earlier files (sameStudyOf). */
  counted: ReadonlySet<string>;
}

const longest: Readonly<Record<ImportColumn, number>> = {
  name: 30,
  branch: 60,
  day: 30,
  item: 40,
  points: 30,
};

/** Every line of a file, told apart into what counts and what is wrong in which cell. */
export function planOf(lines: readonly ImportLine[], frame: ImportFrame): ImportPlan {
  const good: GoodRow[] = [];
  const bad: BadRow[] = [];
  const seen = new Set<string>();
  for (const line of lines) {
    const read = rowOf(line, frame);
    if ('faults' in read) {
      bad.push({ ...line, faults: read.faults });
      continue;
    }
    const study = sameStudyOf(read.good);
    const item = frame.counted.has(study)
      ? 'counted-before'
      : seen.has(study)
        ? 'twice'
        : undefined;
    seen.add(study);
    if (item) bad.push({ ...line, faults: { item } });
    else good.push(read.good);
  }
  good.sort((a, b) =>
    a.memberId === b.memberId ? a.row - b.row : a.memberId < b.memberId ? -1 : 1,
  );
  return { good, bad };
}

type Faults = Partial<Record<ImportColumn, ImportFault>>;

function rowOf(
  { row, cells }: ImportLine,
  frame: ImportFrame,
): { good: GoodRow } | { faults: Faults } {
  const faults: Faults = {};
  for (const column of importColumns) {
    if (cells[column] === '') faults[column] = 'missing';
    else if ([...cells[column]].length > longest[column]) faults[column] = 'too-long';
  }
  const atMs = noonOf(cells.day);
  if (!faults.day && atMs === undefined) faults.day = 'not-a-day';
  if (atMs !== undefined && (atMs < frame.fromMs || atMs > frame.untilMs))
    faults.day = 'outside-season';
  const points = pointsOf(cells.points);
  if (!faults.points && points === undefined) faults.points = 'not-points';
  const who = faults.name || faults.branch ? undefined : memberOf(cells, frame);
  if (who && 'fault' in who) faults[who.column] = who.fault;
  if (Object.keys(faults).length > 0) return { faults };
  if (!who || !('memberId' in who) || atMs === undefined || points === undefined)
    throw new Error('a line without a fault is whole');
  return { good: { row, memberId: who.memberId, atMs, item: cells.item, points } };
}

function memberOf(
  { name, branch }: Record<ImportColumn, string>,
  { roster, importer }: ImportFrame,
): { memberId: string } | { column: ImportColumn; fault: ImportFault } {
  const names = roster.get(branch);
  if (!names) return { column: 'branch', fault: 'unknown-branch' };
  const [memberId, ...others] = names.get(name) ?? [];
  if (memberId === undefined) return { column: 'name', fault: 'unknown-member' };
  if (others.length > 0) return { column: 'name', fault: 'several-members' };
  return memberId === importer ? { column: 'name', fault: 'self' } : { memberId };
}

/** 1 to 100, whole; a spreadsheet may show a number with zeros after the point. */
function pointsOf(text: string): number | undefined {
  const points = /^\d{1,4}(?:\.0{1,4})?$/u.test(text) ? Number(text) : 0;
  return points >= 1 && points <= mostImportPoints ? points : undefined;
}

const dayText = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?(?: 0?0:00(?::00)?)?$/u;
const noonInShanghaiMs = 4 * 3_600_000;

/** Noon in Shanghai of a day such as 2026-11-20, 2026/11/20, 2026.11.20 or 2026年11月20日; undefined where there is no such day. */
export function noonOf(text: string): number | undefined {
  const [, year, month, day] = (dayText.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const midnight = new Date(Date.UTC(year, month - 1, day));
  const exists = midnight.getUTCMonth() === month - 1 && midnight.getUTCDate() === day;
  return exists ? midnight.getTime() + noonInShanghaiMs : undefined;
}
