import { attendanceScale, bulkAgeMs } from '@contract/attendance-scale';
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
  rows.filter(({ status }) => filterOf[status] === filter);

/** Rows whose name contains the text, or whose initials begin with it. */
export function found(rows: readonly EditedRow[], text: string): EditedRow[] {
  const sought = text.trim().toLowerCase();
  return rows.filter(({ name, initials }) => name.includes(sought) || initials.startsWith(sought));
}

/** Pending check-ins that may be confirmed with one tap, and those to be judged one by one; the server decides anew. */
export function pendingOf(rows: readonly EditedRow[]) {
  const pending = rows.filter((row) => row.status === 'pending' && !row.unsent);
  const isOld = (row: EditedRow) => (row.codeAgeMs ?? 0) > bulkAgeMs;
  return { plain: pending.filter((row) => !isOld(row)), toJudge: pending.filter(isOld) };
}

/** Whether a mark has to say why: where it lowers what stands, or excuses. */
export function needsReason(to: MarkStatus, stands: Standing): boolean {
  const attends = to === 'present' || to === 'late';
  if (stands === 'left') return !attends;
  return (
    to === 'left' ||
    to === 'excused' ||
    attendanceScale.indexOf(to) < attendanceScale.indexOf(stands)
  );
}

/** What can be set for a row by hand, in the order of the buttons. */
export function choicesOf(stands: Standing): MarkStatus[] {
  const all: MarkStatus[] = ['present', 'late', 'excused', 'absent', 'left'];
  const others = all.filter((one) => one !== stands);
  return stands === 'none' || stands === 'pending' ? others : [...others, 'none'];
}
