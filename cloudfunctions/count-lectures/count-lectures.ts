import { branchLecturesOf, planMarkOf } from '../shared/domain/lecture-figures';
import { firstLectureRun, type LectureRun, withNoticedChanges } from '../shared/domain/lecture-run';
import type { Season } from '../shared/domain/season';
import { lateVisibilityMs } from '../shared/domain/summary-run';
import type { RunContext } from '../shared/runtime/context';
import { organisationsById, runningSeason } from '../shared/runtime/shared-reads';

/** A run begins no branch after so long, ms: the others wait for the next. */
const beginsWithinMs = 20_000;

/**
 * One run: counts how every branch with changed records stands towards the lectures, and all of them where the plan of lectures is
 * another one. Every count is of the whole branch, so a run may break off anywhere and two may run at once. Apart from the counting of
 * points, which has seconds and reads a tenth of this.
 */
export async function countLectures(context: RunContext): Promise<Record<string, number>> {
  const { elapsedMs, nowMs, repositories } = context;
  const { lectureFigures } = repositories;
  const season = await runningSeason(nowMs);
  if (!season) return { branches: 0, waiting: 0 };
  const read = (await lectureFigures.runOf(season._id)) ?? firstLectureRun(season._id);
  const run = await noticed(read, season, context);
  if (run === read) return { branches: 0, waiting: 0 };
  const organisations = await organisationsById(run.pending, nowMs);
  const counted = new Set<string>();
  for (const branchId of run.pending) {
    if (elapsedMs() > beginsWithinMs) break;
    const branch = organisations.get(branchId);
    if (branch) {
      const learners = await lectureFigures.learnersOf(season._id, branchId);
      const place = { seasonId: season._id, branchId, orgPath: branch.path };
      await lectureFigures.put(branchLecturesOf(place, season, learners, nowMs));
    }
    counted.add(branchId);
  }
  const pending = run.pending.filter((id) => !counted.has(id));
  await lectureFigures.noteRun({ ...run, pending });
  return { branches: counted.size, waiting: pending.length };
}

async function noticed(
  run: LectureRun,
  season: Season,
  { nowMs, repositories }: RunContext,
): Promise<LectureRun> {
  const planMark = planMarkOf(season);
  if (planMark !== run.planMark) {
    const branches = await repositories.organisations.branchesBelow(season.organisationId);
    const all = branches.map(({ _id }) => _id);
    return withNoticedChanges(run, { planMark, changes: [], all }, nowMs);
  }
  const sinceMs = run.lookedAtMs - lateVisibilityMs;
  const changes = await repositories.studyHeaders.changedSince(season._id, sinceMs);
  return withNoticedChanges(run, { planMark, changes }, nowMs);
}
