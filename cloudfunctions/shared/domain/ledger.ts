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
  /** Version of the season's rules that the points follow; 1 where it is missing. */
  rulesVersion?: number;
  /** Confirmed hours; only of service. */
  hours?: number;
  /** In the words of who gives it; only where a person does. */
  reason?: string;
  /** It was earned in a branch that the member has left. */
  formerBranch?: boolean;
}

/** The taking back of an entry, before it is written. */
export interface Reversal {
  /** Ledger key of the reversing entry. */
  key: string;
  reverses: LedgerEntry;
  branchId: string;
  /** In the words of whoever takes it back. */
  reason: string;
}

/** A change of a record as data: paths to set and paths to increase. The repository turns it into one update. */
export interface RecordChange {
  set: Record<string, unknown>;
  increment: Record<string, number>;
}

const ledgerKey = /^[A-Za-z]+(:[A-Za-z0-9_-]{1,40}){1,4}$/u;
const pathPart = /^[A-Za-z0-9_-]{1,40}$/u;

/** Throws unless the text can stand as one part of a document path. A defect, never a member's mistake. */
export function assertPathPart(text: string): string {
  if (!pathPart.test(text)) throw new Error('not usable as a part of a path');
  return text;
}

/** Credits of one session: after a reversal the next one has the next number. Whoever needs more is corrected by a person. */
export const mostRounds = 9;
/** Key of a session's credit; the first has no number. */
export const checkInKey = (sessionId: string, round = 1) =>
  round === 1 ? `checkIn:${sessionId}` : `checkIn:${sessionId}:${round}`;
/** Key of the entry that takes a round's credit back. */
export const reversedKey = (sessionId: string, round: number) =>
  `checkIn:${sessionId}:reversed:${round}`;
const reversal = /^(?<base>.+):reversed:(?<round>\d+)$/u;
/** Key of the entry that a reversing entry takes back, whatever its rule; undefined for every other key. */
export function reversedBy(key: string): string | undefined {
  const { base = '', round } = reversal.exec(key)?.groups ?? {};
  if (round === undefined) return undefined;
  return round === '1' ? base : `${base}:${round}`;
}
export const watchKey = (unit: number) => `watch:${unit}`;
export const lectureDoneKey = (lectureId: string) => `lectureDone:${lectureId}`;
export const quizKey = (lectureId: string) => `quiz:${lectureId}`;
/** `part` tells apart what one member did at one activity: the shift, or the day of several. */
export const serviceKey = (activityId: string, part: string | number) =>
  `service:${activityId}:${part}`;
export const taskKey = (taskId: string) => `task:${taskId}`;
export const manualKey = (awardId: string) => `manual:${awardId}`;
export const importKey = (batchId: string, row: number) => `import:${batchId}:${row}`;

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
 * What several credits and reversals at once change in a record: the entries, the score and the totals by day, week,
 * month and branch. Score and ledger move in the same change, so they cannot part. The caller adds the condition that
 * makes it happen once (the key does not exist, the cap leaves room). A reversal counts on the day of what it reverses and
 * so frees that day's cap; the time at which a score was reached moves only where the score rises.
 */
export function changeOfCredits(
  credits: readonly Credit[],
  nowMs: number,
  reversals: readonly Reversal[] = [],
): RecordChange {
  // Only what takes an entry back is negative: so every score is the sum of what stands, and never below zero.
  for (const { points } of credits)
    if (!Number.isInteger(points) || points < 0) throw new Error('points are whole, not negative');
  const set: Record<string, unknown> = { changedAtMs: nowMs };
  const increment: Record<string, number> = {};
  const add = (path: string, points: number) => {
    const sum = (increment[path] ?? 0) + points;
    if (sum === 0) delete increment[path];
    else increment[path] = sum;
  };
  const written = [
    ...credits.map((credit) => ({ ...credit, entry: entryOf(credit) })),
    ...reversals.map((reversal) => reversingOf(reversal, nowMs)),
  ];
  // The member may have left the branch of the entry; for the present one this counts nowhere (domain/branch-points.ts).
  const addThere = (branchId: string, atMs: number, points: number) => {
    const there = `formerBranches.${assertPathPart(branchId)}`;
    add(`${there}.months.${seasonMonthOf(atMs)}`, points);
    add(`${there}.weeks.${seasonWeekOf(atMs)}`, points);
  };
  for (const { reverses, branchId } of reversals)
    addThere(branchId, reverses.atMs, 0 - reverses.points);
  for (const { branchId, atMs, points, formerBranch } of credits)
    if (formerBranch) addThere(branchId, atMs, points);
  for (const { key, entry, branchId } of written) {
    if (!ledgerKey.test(key)) throw new Error('not a ledger key');
    const { rule, points, atMs } = entry;
    set[`entries.${key}`] = entry;
    add('score', points);
    add(`days.${seasonDayOf(atMs)}.${rule}`, points);
    add(`weeks.${seasonWeekOf(atMs)}`, points);
    add(`months.${seasonMonthOf(atMs)}`, points);
    add(`byBranch.${assertPathPart(branchId)}`, points);
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
    ...(credit.hours === undefined ? {} : { hours: credit.hours }),
    // Watching is never taken back one by one, and its entries are the many.
    ...(credit.rule === 'watch' && !credit.formerBranch ? {} : { branchId: credit.branchId }),
    ...(credit.rulesVersion === undefined || credit.rulesVersion === 1
      ? {}
      : { rulesVersion: credit.rulesVersion }),
    ...(credit.reason === undefined ? {} : { reason: credit.reason }),
  };
}

function reversingOf({ key, reverses, branchId, reason }: Reversal, nowMs: number) {
  const { rule, points, atMs, source } = reverses;
  const entry: LedgerEntry = {
    rule,
    points: 0 - points,
    atMs,
    ...(source === undefined ? {} : { source }),
    branchId,
    reason,
    takenBackAtMs: nowMs,
  };
  return { key, entry, branchId };
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
  for (const path in change.set) {
    const { node, key } = placeOf(record, path);
    node[key] = change.set[path];
  }
  for (const path in change.increment) {
    const { node, key } = placeOf(record, path);
    const old = node[key];
    node[key] = (typeof old === 'number' ? old : 0) + (change.increment[path] ?? 0);
  }
}

/** The object in which a path ends, made where it is missing, and the last part of the path. */
function placeOf(root: object, path: string): { node: Record<string, unknown>; key: string } {
  let node = root as Record<string, unknown>;
  let start = 0;
  for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', start)) {
    node = (node[path.slice(start, dot)] ??= {}) as Record<string, unknown>;
    start = dot + 1;
  }
  return { node, key: path.slice(start) };
}
