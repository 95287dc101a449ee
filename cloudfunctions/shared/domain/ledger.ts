import type { RuleName } from '../contract/vocabulary';
import { seasonDayOf, seasonMonthOf, seasonWeekOf } from './season-time';
import type { LedgerEntry, StudyRecord } from './study-record';

/** One award of points, before it is written. */
export interface Credit {
  /** Ledger key; deterministic, so that a repeated credit meets its own entry. */
  key: string;
  rule: RuleName;
  points: number;
  /** The moment that decides the day, week and month it counts in; ms, server clock. */
  atMs: number;
  source?: string;
  branchId: string;
  capped?: boolean;
}

/** A change of a record as data: paths to set and paths to increase. The repository turns it into one update. */
export interface RecordChange {
  set: Record<string, unknown>;
  increment: Record<string, number>;
}

const ledgerKey = /^[A-Za-z]+(:[A-Za-z0-9_-]{1,40}){1,3}$/u;
const pathPart = /^[A-Za-z0-9_-]{1,40}$/u;

/** Throws unless the text can stand as one part of a document path. A defect, never a member's mistake. */
export function assertPathPart(text: string): string {
  if (!pathPart.test(text)) throw new Error('not usable as a part of a path');
  return text;
}

export const checkInKey = (sessionId: string) => `checkIn:${sessionId}`;
export const watchKey = (unit: number) => `watch:${unit}`;
export const lectureDoneKey = (lectureId: string) => `lectureDone:${lectureId}`;

/** Points still to be had under a day's cap. */
export function leftToday(
  record: Pick<StudyRecord, 'days'>,
  rule: RuleName,
  day: string,
  dayCap: number,
): number {
  return Math.max(0, dayCap - (record.days[day]?.[rule] ?? 0));
}

/**
 * What several credits at once change in a record: the entries, the score and the totals by day, week, month and
 * branch. Score and ledger move in the same change, so they cannot part. The caller adds the condition that makes it
 * happen once (the key does not exist, the cap leaves room).
 */
export function changeOfCredits(credits: readonly Credit[], nowMs: number): RecordChange {
  const set: Record<string, unknown> = { changedAtMs: nowMs };
  const increment: Record<string, number> = {};
  const add = (path: string, points: number) => {
    if (points !== 0) increment[path] = (increment[path] ?? 0) + points;
  };
  for (const credit of credits) {
    if (!ledgerKey.test(credit.key)) throw new Error('not a ledger key');
    if (!Number.isInteger(credit.points) || credit.points < 0)
      throw new Error('points are whole and not negative');
    const day = seasonDayOf(credit.atMs);
    set[`entries.${credit.key}`] = entryOf(credit);
    add('score', credit.points);
    add(`days.${day}.${credit.rule}`, credit.points);
    add(`weeks.${seasonWeekOf(credit.atMs)}`, credit.points);
    add(`months.${seasonMonthOf(credit.atMs)}`, credit.points);
    add(`byBranch.${assertPathPart(credit.branchId)}`, credit.points);
  }
  if ((increment.score ?? 0) > 0) set.reachedAtMs = nowMs;
  return { set, increment };
}

function entryOf(credit: Credit): LedgerEntry {
  return {
    rule: credit.rule,
    points: credit.points,
    atMs: credit.atMs,
    ...(credit.source === undefined ? {} : { source: credit.source }),
    ...(credit.capped ? { capped: true as const } : {}),
  };
}

/** Sum of the ledger: what the score must equal at every moment. */
export function sumOfLedger(record: Pick<StudyRecord, 'entries'>): number {
  return Object.values(record.entries).reduce((sum, entry) => sum + entry.points, 0);
}

/** The record after a change: the same arithmetic the store does, for tests, simulation and generated seasons. */
export function applyChange(record: StudyRecord, change: RecordChange): StudyRecord {
  const next = structuredClone(record);
  changeInPlace(next, change);
  return next;
}

/** The same on a record that nobody else holds: a generated season makes a million changes. */
export function changeInPlace(record: StudyRecord, change: RecordChange): void {
  for (const [path, value] of Object.entries(change.set)) write(record, path, () => value);
  for (const [path, by] of Object.entries(change.increment)) {
    write(record, path, (old) => (typeof old === 'number' ? old : 0) + by);
  }
}

function write(root: object, path: string, next: (old: unknown) => unknown): void {
  const parts = path.split('.');
  const last = parts.pop();
  if (last === undefined) throw new Error('empty path');
  let node = root as Record<string, unknown>;
  for (const part of parts) node = (node[part] ??= {}) as Record<string, unknown>;
  node[last] = next(node[last]);
}
