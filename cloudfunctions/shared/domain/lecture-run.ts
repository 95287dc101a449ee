/** How far the counting of lectures has come in a season. Collection `lectureRuns`, id = season. */
export interface LectureRun {
  _id: string;
  /** Grows with every run that is noted; of two at once one is. */
  version: number;
  /** Changes of records that were visible then have been looked for; server clock, ms; 0 before the first run. */
  lookedAtMs: number;
  /** The plan of lectures that the figures were counted for (planMarkOf). */
  planMark: string;
  /** Branches still to be counted, the longest waiting first. */
  pending: string[];
}

export const firstLectureRun = (seasonId: string): LectureRun => ({
  _id: seasonId,
  ...{ version: 0, lookedAtMs: 0, planMark: '', pending: [] },
});

interface Noticed {
  planMark: string;
  changes: readonly { branchId: string }[];
  /** Every branch, where the plan is another one; undefined where it is the same. */
  all?: readonly string[];
}

/** The run with everything that has to be counted anew; the same one where that is nothing, which needs no note. */
export function withNoticedChanges(
  run: LectureRun,
  { planMark, changes, all }: Noticed,
  nowMs: number,
): LectureRun {
  if (!all && changes.length === 0 && run.pending.length === 0) return run;
  const changed = changes.map(({ branchId }) => branchId);
  return {
    ...{ ...run, planMark, lookedAtMs: nowMs },
    pending: [...new Set([...run.pending, ...(all ?? changed)])],
  };
}
