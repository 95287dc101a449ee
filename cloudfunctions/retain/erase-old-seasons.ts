import { filesOfPlan } from '../shared/domain/points-import';
import { fates } from '../shared/domain/retention';
import type { Season } from '../shared/domain/season';
import { erasableSince } from '../shared/domain/season-time';
import type { RunContext } from '../shared/runtime/context';

/** Documents of one removal, and how long a run begins another one, ms: what is left waits ten minutes. */
const atOnce = 200;
const begunWithinMs = 30_000;
/** The storage deletes 50 files in one call; an import has two and the file of its problems, and the same once more while it changes. */
const importsAtOnce = 8;
const filesAtOnce = 50;

/**
 * Erases the personal data of a season 24 months after its end; counts stay. Everything that is removed is removed for good, so a
 * run that broke off is gone on with, and two at once do no harm.
 */
export async function eraseOldSeasons(context: RunContext): Promise<{ seasonsErased: number }> {
  const { nowMs, repositories } = context;
  const season = await repositories.retention.seasonToErase(erasableSince(nowMs));
  if (!season || !(await emptied(season, context))) return { seasonsErased: 0 };
  await repositories.retention.noteErased(season, nowMs);
  return { seasonsErased: 1 };
}

/** True once nothing is left. */
async function emptied(season: Season, context: RunContext): Promise<boolean> {
  const { nowMs, elapsedMs, repositories } = context;
  const { retention } = repositories;
  const { _id, endsAtMs } = season;
  const isOver = () => elapsedMs() > begunWithinMs;
  for (const page of [retention.emptySessions, retention.emptySummaries]) {
    let afterId: string | undefined = '';
    while (afterId !== undefined) {
      if (isOver()) return false;
      afterId = await page(_id, afterId, atOnce);
    }
  }
  const steps = [
    () => removeImports(_id, repositories),
    ...stepsOfFates(_id, repositories),
    () => retention.removeTraces(endsAtMs, atOnce),
    () => retention.emptyAwards(_id, atOnce, nowMs),
  ];
  for (const step of steps)
    do {
      if (isOver()) return false;
    } while ((await step()) > 0);
  await retention.forgetSurveyWords(_id);
  await repositories.services.forgetSeason(_id);
  return true;
}

type Step = () => Promise<number>;

/** What the table of fates says of collections that need no step of their own. */
const stepsOfFates = (seasonId: string, repositories: RunContext['repositories']): Step[] =>
  Object.entries(fates).flatMap(([collection, one]): Step[] => {
    if (one.fate === 'removed')
      return [() => removeDocuments(collection, seasonId, one.files ?? [], repositories)];
    if (one.fate !== 'emptied') return [];
    return one.texts.map(
      (field) => () => repositories.retention.emptySome(collection, seasonId, field, atOnce),
    );
  });

async function removeDocuments(
  collection: string,
  seasonId: string,
  fileFields: readonly string[],
  { retention, files }: RunContext['repositories'],
): Promise<number> {
  const limit = fileFields.length > 0 ? Math.floor(filesAtOnce / fileFields.length) : atOnce;
  const { ids, fileIds } = await retention.someOf(collection, seasonId, fileFields, limit);
  if ((await files.remove(fileIds)).length > 0)
    throw new Error(`files of ${collection} could not be deleted`);
  return ids.length === 0 ? 0 : retention.remove(collection, ids);
}

async function removeImports(
  seasonId: string,
  { retention, files }: RunContext['repositories'],
): Promise<number> {
  const batches = await retention.importsOf(seasonId, importsAtOnce);
  const ids = batches.flatMap(({ evidenceFileId, planFileId, outdatedFileIds = [] }) => [
    ...outdatedFileIds,
    evidenceFileId,
    ...(planFileId === undefined ? [] : filesOfPlan(planFileId)),
  ]);
  if ((await files.remove(ids)).length > 0)
    throw new Error('files of imports could not be deleted');
  if (batches.length > 0) await retention.removeImports(batches.map(({ _id }) => _id));
  return batches.length;
}
