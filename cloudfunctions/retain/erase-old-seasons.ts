import { erasableSince } from '../shared/domain/season-time';
import type { RunContext } from '../shared/runtime/context';

/** Documents of one removal, and how long a run begins another one, ms: what is left waits ten minutes. */
const atOnce = 200;
const begunWithinMs = 30_000;
/** The storage deletes 50 files in one call; an import has two and the file of its problems. */
const importsAtOnce = 15;
const picturesAtOnce = 50;

/**
 * Erases the personal data of a season 24 months after its end; counts stay. Everything that is removed is removed for good, so a
 * run that broke off is gone on with, and two at once do no harm.
 */
export async function eraseOldSeasons(context: RunContext): Promise<{ seasonsErased: number }> {
  const { nowMs, repositories } = context;
  const season = await repositories.retention.seasonToErase(erasableSince(nowMs));
  if (!season || !(await emptied(season, context))) return { seasonsErased: 0 };
  await repositories.retention.noteErased(season._id, nowMs);
  return { seasonsErased: 1 };
}

/** True once nothing is left. */
async function emptied(
  { _id, startsAtMs, endsAtMs }: { _id: string; startsAtMs: number; endsAtMs: number },
  { nowMs, elapsedMs, repositories }: RunContext,
): Promise<boolean> {
  const { retention } = repositories;
  const isOver = () => elapsedMs() > begunWithinMs;
  for (const page of [retention.removeOfSessions, retention.emptySummaries]) {
    let afterId: string | undefined = '';
    while (afterId !== undefined) {
      if (isOver()) return false;
      afterId = await page(_id, afterId, atOnce);
    }
  }
  const steps = [
    () => removeImports(_id, repositories),
    () => removeEvidence(_id, repositories),
    () => retention.removeOf('studyRecords', _id, atOnce),
    () => retention.removeOf('adjustments', _id, atOnce),
    () => retention.removeOf('exports', _id, atOnce),
    () => retention.removeOf('refusedScans', _id, atOnce),
    () => retention.removeNotes(startsAtMs, endsAtMs, atOnce),
    () => retention.emptyAwards(_id, atOnce, nowMs),
  ];
  for (const step of steps)
    do {
      if (isOver()) return false;
    } while ((await step()) > 0);
  await retention.forgetSurveyWords(_id);
  return true;
}

async function removeEvidence(
  seasonId: string,
  { retention, files }: RunContext['repositories'],
): Promise<number> {
  const found = await retention.evidenceOf(seasonId, picturesAtOnce);
  const pictures = found.flatMap(({ pictureFileId }) => pictureFileId ?? []);
  if ((await files.remove(pictures)).length > 0)
    throw new Error('pictures of evidence could not be deleted');
  if (found.length > 0) await retention.removeEvidence(found.map(({ _id }) => _id));
  return found.length;
}

async function removeImports(
  seasonId: string,
  { retention, files }: RunContext['repositories'],
): Promise<number> {
  const batches = await retention.importsOf(seasonId, importsAtOnce);
  const ids = batches.flatMap(({ evidenceFileId, planFileId }) => [
    evidenceFileId,
    ...(planFileId === undefined
      ? []
      : [planFileId, planFileId.replace(/([0-9a-f]{32})\.json$/u, 'problems-$1.xlsx')]),
  ]);
  if ((await files.remove(ids)).length > 0)
    throw new Error('files of imports could not be deleted');
  if (batches.length > 0) await retention.removeImports(batches.map(({ _id }) => _id));
  return batches.length;
}
