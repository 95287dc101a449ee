import type { SheetRow, SheetSession } from '@contract/attendance-answers';
import { bulkAgeMs } from '@contract/attendance-scale';
import type { MarkStatus, Standing } from '@contract/vocabulary';
import type { EditedRow } from './sheet-edit';

/** How rows are found: who waits, who has not come, who came, who is excused. */
export type SheetFilter = 'pending' | 'missing' | 'attended' | 'excused';
export const sheetFilters: readonly SheetFilter[] = ['pending', 'missing', 'attended', 'excused'];

const filterOf: Readonly<Record<Standing, SheetFilter>> = {
  pending: 'pending',
  none: 'missing',
  absent: 'missing',
  declined: 'missing',
  present: 'attended',
  late: 'attended',
  left: 'attended',
  excused: 'excused',
};

export function countsOf(rows: readonly EditedRow[]): Record<SheetFilter, number> {
  const counts = { pending: 0, missing: 0, attended: 0, excused: 0 };
  for (const { status } of rows) counts[filterOf[status]] += 1;
  return counts;
}

export const rowsOf = (rows: readonly EditedRow[], filter: SheetFilter) =>
  rows.filter(({ status }) => filterOf[status] === filter).sort(byInitials);

/** Rows whose name contains the text, or whose initials begin with it. */
export function found(rows: readonly EditedRow[], text: string): EditedRow[] {
  const sought = text.trim().toLowerCase();
  return rows
    .filter(({ name, initials }) => name.includes(sought) || initials.startsWith(sought))
    .sort(byInitials);
}

/** As a paper list is read: by pinyin, of which a phone has the initials. */
function byInitials(a: EditedRow, b: EditedRow): number {
  if (a.initials !== b.initials) return a.initials < b.initials ? -1 : 1;
  if (a.name === b.name) return 0;
  return a.name < b.name ? -1 : 1;
}

/** Pending check-ins that may be confirmed with one tap, and those to be judged one by one; the server decides anew. */
export function pendingOf(rows: readonly EditedRow[]) {
  const pending = rows.filter((row) => row.status === 'pending' && !row.unsent);
  const isOld = (row: EditedRow) => (row.codeAgeMs ?? 0) > bulkAgeMs;
  return { plain: pending.filter((row) => !isOld(row)), toJudge: pending.filter(isOld) };
}

/** What of a session decides what can be noted at a moment. */
export type MarkTimes = Pick<SheetSession, 'status' | 'checkInOpensAtMs' | 'lateAfterMs'>;

/**
 * What can be set for a row by hand at a moment, in the order of the buttons: before the doors open only an excuse, nobody late while
 * who comes is on time, and nobody gone who never came. The server decides anew.
 */
export function choicesOf(stands: Standing, session: MarkTimes, nowMs: number): MarkStatus[] {
  const hasBegun = session.status !== 'published' || nowMs >= session.checkInOpensAtMs;
  const came = isAttended(stands) || stands === 'pending';
  const fits: Record<MarkStatus, boolean> = {
    present: hasBegun,
    late: hasBegun && nowMs > session.lateAfterMs,
    excused: true,
    absent: hasBegun,
    left: hasBegun && came,
    none: stands !== 'none' && stands !== 'pending',
  };
  const all: MarkStatus[] = ['present', 'late', 'excused', 'absent', 'left', 'none'];
  return all.filter((one) => one !== stands && fits[one]);
}

const isAttended = (status: Standing) => status === 'present' || status === 'late';

/** How many of the rows came, visitors and those online among them; who left early no more. */
export const attendedOf = (rows: readonly SheetRow[]) =>
  rows.filter(({ status }) => isAttended(status)).length;
