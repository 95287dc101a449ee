import type { SheetRow } from '@contract/attendance';

/** Pending codes older than this are not confirmed in bulk (architecture.md, "Codes"). */
const bulkAgeMs = 600_000;

export type SheetFilter = SheetRow['status'];
export const sheetFilters: readonly SheetFilter[] = ['pending', 'present', 'late', 'none'];

export function countsOf(rows: readonly SheetRow[]): Record<SheetFilter, number> {
  const counts: Record<SheetFilter, number> = {
    ...{ pending: 0, present: 0, late: 0, none: 0 },
    ...{ declined: 0, excused: 0, absent: 0, left: 0 },
  };
  for (const row of rows) counts[row.status] += 1;
  return counts;
}

/** Pending check-ins that may be confirmed with one tap, and those to be judged one by one. */
export function pendingOf(rows: readonly SheetRow[]): { plain: SheetRow[]; toJudge: SheetRow[] } {
  const pending = rows.filter((row) => row.status === 'pending');
  const isOld = (row: SheetRow) => (row.codeAgeMs ?? 0) > bulkAgeMs;
  return { plain: pending.filter((row) => !isOld(row)), toJudge: pending.filter(isOld) };
}
