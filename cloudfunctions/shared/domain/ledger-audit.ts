import { seasonDayOf, seasonMonthOf, seasonWeekOf } from './season-time';
import type { StudyRecord } from './study-record';

/** What of a record follows from its ledger, beside what the ledger is read with. */
export type AuditedRecord = Pick<
  StudyRecord,
  | '_id'
  | 'branchId'
  | 'entries'
  | 'score'
  | 'days'
  | 'weeks'
  | 'months'
  | 'byBranch'
  | 'changedAtMs'
>;

/** One total that is not what the ledger adds up to. */
export interface WrongTotal {
  /** Path in the record, such as `weeks.2026W48`. */
  path: string;
  /** As it stands; undefined where nothing stands, which counts as 0. */
  live: number | undefined;
  ledger: number;
}

/**
 * Every total of a record that differs from what its ledger adds up to. An entry does not always name the branch in which
 * it was earned, so of the points by branch only their sum is held against the ledger; what is missing or too many there
 * belongs to the present branch.
 */
export function wrongTotalsOf(record: AuditedRecord): WrongTotal[] {
  const live = totalsAsTheyStand(record);
  const ledger = totalsOfLedger(record.entries);
  const here = `byBranch.${record.branchId}`;
  const inBranches = Object.values(record.byBranch).reduce((sum, points) => sum + points, 0);
  ledger.set(here, (live.get(here) ?? 0) + (ledger.get('score') ?? 0) - inBranches);
  const paths = [...new Set([...live.keys(), ...ledger.keys()])];
  return paths.flatMap((path) => {
    const wrong = { path, live: live.get(path), ledger: ledger.get(path) ?? 0 };
    return (wrong.live ?? 0) === wrong.ledger ? [] : [wrong];
  });
}

/** Score and totals by day and rule, week and month, as paths of a record. */
function totalsOfLedger(entries: AuditedRecord['entries']): Map<string, number> {
  const totals = new Map([['score', 0]]);
  const add = (path: string, points: number) => totals.set(path, (totals.get(path) ?? 0) + points);
  for (const { rule, points, atMs } of Object.values(entries)) {
    add('score', points);
    add(`days.${seasonDayOf(atMs)}.${rule}`, points);
    add(`weeks.${seasonWeekOf(atMs)}`, points);
    add(`months.${seasonMonthOf(atMs)}`, points);
  }
  return totals;
}

/** The same of what stands, with the present branch. Other branches' points are nobody's to check. */
function totalsAsTheyStand(record: AuditedRecord): Map<string, number> {
  const { score, days, weeks, months, byBranch, branchId } = record;
  const ofDays = Object.entries(days).flatMap(([day, rules]) =>
    Object.entries(rules).map(([rule, points]) => [`days.${day}.${rule}`, points] as const),
  );
  const named = (name: string, totals: Record<string, number>) =>
    Object.entries(totals).map(([key, points]) => [`${name}.${key}`, points] as const);
  const here = byBranch[branchId];
  return new Map([
    ['score', score],
    ...ofDays,
    ...named('weeks', weeks),
    ...named('months', months),
    ...(here === undefined ? [] : [[`byBranch.${branchId}`, here] as const]),
  ]);
}
