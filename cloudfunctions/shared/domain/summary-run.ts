import type { PeriodKeys } from './summary';

/** How far the counting of a season has come. Collection `summaryRuns`, id = season. */
export interface SummaryRun {
  _id: string;
  /** Newest change that has been noticed; server clock, ms. */
  watermarkMs: number;
  /** The month and week that the summaries were asked to count; when another begins, every branch is counted anew. */
  month: string;
  week: string;
  /** Shape of the summaries that were written; when a version counts more than the one before, every branch is counted anew. */
  layout?: number;
  /** Branches still to be counted, the longest waiting first. */
  pending: string[];
  /** What was noticed of each branch lately: a change that was seen before is not counted again. */
  noticed: Record<string, string>;
  /**
   * The summaries count everything that was visible at this instant; server clock, ms. Moves on while nothing changes, and
   * stands still while branches wait.
   */
  asOfMs?: number;
}

export interface ChangedRecord {
  _id: string;
  branchId: string;
  changedAtMs: number;
  score: number;
  /** What was earned in them is corrected there, so that they are counted too. */
  formerBranchIds?: string[];
}

/**
 * Changes are looked for this far before the newest one noticed: a write carries the time at which its call began, so
 * it can become visible after a later one. Longer than any call may take.
 */
export const lateVisibilityMs = 60_000;
/** Branches counted in one run; the others wait for the next, so that a run ends long before its time is up. */
export const branchesARun = 50;

/**
 * 2: by segment too. 3: how everybody stood when the week began; months and weeks by the branch where they were earned. 4: heads with
 * tables of ranks, lists in parts. 5: the tables in slices, those of segments and of the week's start with their lists.
 */
export const summaryLayout = 5;

/** Whether a run was asked for what is counted now, in the month and the week that run now. */
export function isUpToDate(run: SummaryRun, keys: PeriodKeys): boolean {
  return run.layout === summaryLayout && run.month === keys.month && run.week === keys.week;
}

/** A note is renewed this often while nothing changes: the time on the screen has no seconds. */
const idleNoteMs = 20_000;

/** Whether a run that found nothing to count should say that the summaries still hold. */
export function isNoteDue(run: SummaryRun, nowMs: number): boolean {
  return nowMs - (run.asOfMs ?? 0) >= idleNoteMs;
}

/** A run that counts every branch: the first of a season, or of a month or week. */
export function countingAll(
  seasonId: string,
  before: SummaryRun | undefined,
  keys: PeriodKeys,
  branchIds: readonly string[],
  nowMs: number,
): SummaryRun {
  return {
    _id: seasonId,
    watermarkMs: before?.watermarkMs ?? nowMs,
    month: keys.month,
    week: keys.week,
    layout: summaryLayout,
    pending: [...branchIds],
    noticed: before?.noticed ?? {},
    ...(before?.asOfMs === undefined ? {} : { asOfMs: before.asOfMs }),
  };
}

/**
 * The run with the branches of these changes waiting. `changes` are all records changed since lateVisibilityMs before
 * the watermark. A branch waits again only if its set of recent changes is not the one noticed last time; when an old
 * change leaves the window that is a count too many, never one too few.
 */
export function withChanges(run: SummaryRun, changes: readonly ChangedRecord[]): SummaryRun {
  const noticed = markOf(changes);
  const changed = Object.keys(noticed).filter(
    (branchId) => noticed[branchId] !== run.noticed[branchId],
  );
  return {
    ...run,
    watermarkMs: changes.reduce(
      (newest, one) => Math.max(newest, one.changedAtMs),
      run.watermarkMs,
    ),
    pending: [...new Set([...run.pending, ...changed])],
    noticed,
  };
}

/**
 * One text a branch that differs whenever a record of it changes. The times alone would not do: two calls may begin in
 * the same millisecond, and the one that is written after the count would carry the time that was noticed. Scores tell.
 */
function markOf(changes: readonly ChangedRecord[]): Record<string, string> {
  const sums = new Map<string, { records: number; sumMs: number; points: number }>();
  for (const { branchId, formerBranchIds = [], changedAtMs, score } of changes) {
    for (const id of [branchId, ...formerBranchIds]) {
      const sum = sums.get(id) ?? { records: 0, sumMs: 0, points: 0 };
      sums.set(id, {
        records: sum.records + 1,
        // Sums of a thousand times of 13 digits stay whole numbers; beyond that the remainder does.
        sumMs: (sum.sumMs + changedAtMs) % 1e15,
        points: sum.points + score,
      });
    }
  }
  return Object.fromEntries(
    [...sums].map(([branchId, { records, sumMs, points }]) => [
      branchId,
      `${records}:${sumMs}:${points}`,
    ]),
  );
}
