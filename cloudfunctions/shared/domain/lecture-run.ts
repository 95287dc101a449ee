/** How far the counting of lectures has come in a season. Collection `lectureRuns`, id = season. */
export interface LectureRun {
  _id: string;
  /** Grows with every run that is noted; of two at once one is. */
  version: number;
  /** Newest change of a record that has been noticed, server clock, ms; 0 before the first run. */
  watermarkMs: number;
  /** The plan of lectures that the figures were counted for (planMarkOf). */
  planMark: string;
  /** Branches still to be counted, the longest waiting first. */
  pending: string[];
}

export const firstLectureRun = (seasonId: string): LectureRun => ({
  _id: seasonId,
  ...{ version: 0, watermarkMs: 0, planMark: '', pending: [] },
});

interface Noticed {
  planMark: string;
  changes: readonly { branchId: string; changedAtMs: number }[];
  /** Every branch, where the plan is another one; undefined where it is the same. */
  all?: readonly string[];
}

/** The run with everything that has to be counted anew. */
export function withNoticedChanges(
  run: LectureRun,
  { planMark, changes, all }: Noticed,
): LectureRun {
  const changed = changes.map(({ branchId }) => branchId);
  return {
    ...run,
    planMark,
    watermarkMs: changes.reduce((last, one) => Math.max(last, one.changedAtMs), run.watermarkMs),
    pending: [...new Set([...run.pending, ...(all ?? changed)])],
  };
}
