import type { Appeal, Award, AwardList } from '../domain/award';
import type { Evidence } from '../domain/evidence';
import type { ImportBatch } from '../domain/points-import';
import type { Season } from '../domain/season';
import type { Session } from '../domain/session';
import { pathsOfLists } from '../domain/summary-shape';
import type { Survey } from '../domain/survey';
import { Collection, command } from './platform';

/** What a season leaves behind when its personal data are to be erased. */
const seasons = new Collection<Season>('seasons');
const sessions = new Collection<Session>('sessions');
const summaries = new Collection<{ _id: string }>('summaries');
const parts = new Collection<{ _id: string }>('summaryParts');
const awards = new Collection<Award>('awards');
const lists = new Collection<AwardList>('awardLists');
const appeals = new Collection<Appeal>('appeals');
const evidence = new Collection<Evidence>('evidence');
const surveys = new Collection<Survey>('surveys');
const surveyAnswers = new Collection<{ _id: string }>('surveyAnswers');
const batches = new Collection<ImportBatch>('importBatches');

/** A season that ended by an instant and still has personal data; the oldest. */
export const seasonToErase = (endedByMs: number) =>
  seasons.findOne({
    where: { endsAtMs: command().lte(endedByMs), erasedAtMs: command().exists(false) },
    orderBy: [['endsAtMs', 'asc']],
  });

export const noteErased = (seasonId: string, erasedAtMs: number) =>
  seasons.update({ _id: seasonId }, { erasedAtMs });

type Named = 'studyRecords' | 'adjustments' | 'exports' | 'refusedScans';

/** Removes some documents of a season; answers how many. */
export const removeOf = (collection: Named, seasonId: string, limit: number) =>
  removeSome(new Collection<{ _id: string }>(collection), { seasonId }, limit);

/** Leave and guests of the sessions; answers the last session of the page, undefined after the last. */
export async function removeOfSessions(
  seasonId: string,
  afterId: string,
  limit: number,
): Promise<string | undefined> {
  const _ = command();
  const page = await sessions.find<Pick<Session, '_id'>>({
    where: { seasonId, _id: _.gt(afterId) },
    ...{ orderBy: [['_id', 'asc']], fields: ['_id'], limit },
  });
  const sessionId = _.in(page.map(({ _id }) => _id));
  if (page.length === 0) return undefined;
  for (const name of ['leaveRequests', 'guestCheckIns'])
    await new Collection<{ _id: string }>(name).remove({ sessionId });
  return page.at(-1)?._id;
}

/** Removes some of the season's notes of the audit log, by the time in which they were made. */
export const removeNotes = (fromMs: number, untilMs: number, limit: number) =>
  removeSome(
    new Collection<{ _id: string }>('auditLog'),
    { atMs: command().and(command().gte(fromMs), command().lte(untilMs)) },
    limit,
  );

/** Lists of people go, counts stay. Goes on from an id; answers the last one of the page, undefined after the last. */
export async function emptySummaries(
  seasonId: string,
  afterId: string,
  limit: number,
): Promise<string | undefined> {
  const _ = command();
  const page = await summaries.find<{ _id: string }>({
    where: { seasonId, _id: _.gt(afterId) },
    ...{ orderBy: [['_id', 'asc']], fields: ['_id'], limit },
  });
  const change: Record<string, unknown> = { previous: _.set(null) };
  for (const path of pathsOfLists()) {
    change[`${path}.standings`] = _.set([]);
    change[`${path}.listed`] = 0;
  }
  for (const { _id } of page) {
    await summaries.update({ _id }, change);
    await parts.remove({ summaryId: _id, blocks: _.exists(true) });
  }
  return page.at(-1)?._id;
}

/** Awards keep their terms and how many were honoured; who, who decided and why goes. Answers how many awards of a page it emptied. */
export async function emptyAwards(
  seasonId: string,
  limit: number,
  erasedAtMs: number,
): Promise<number> {
  const _ = command();
  const held = await awards.find<Pick<Award, '_id' | 'lists'>>({
    where: { seasonId, erasedAtMs: _.exists(false) },
    ...{ fields: ['_id', 'lists'], limit },
  });
  if (held.length === 0) return 0;
  const awardId = _.in(held.map(({ _id }) => _id));
  await appeals.remove({ awardId });
  await lists.remove({ awardId });
  for (const { _id, lists: heads } of held) {
    const counts = heads.map(({ reason: _reason, ...head }) => head);
    const empty = { honoured: _.set([]), named: _.set({}), changes: _.set([]) };
    await awards.update({ _id }, { ...empty, lists: _.set(counts), erasedAtMs });
  }
  return held.length;
}

/** Imports of a season, whose files name people. */
export const importsOf = (seasonId: string, limit: number) =>
  batches.find({ where: { seasonId }, limit });

export const removeImports = (ids: readonly string[]) =>
  batches.remove({ _id: command().in([...ids]) });

/** Evidence of a season, with pictures that go before it. */
export const evidenceOf = (seasonId: string, limit: number) =>
  evidence.find<Pick<Evidence, '_id' | 'pictureFileId'>>({
    where: { seasonId },
    ...{ fields: ['pictureFileId'], limit },
  });

export const removeEvidence = (ids: readonly string[]) =>
  evidence.remove({ _id: command().in([...ids]) });

/** Words that people wrote in surveys, and answers that were never counted; figures stay. */
export async function forgetSurveyWords(seasonId: string): Promise<void> {
  const held = await surveys.find<Pick<Survey, '_id'>>({
    where: { seasonId },
    ...{ fields: ['_id'], limit: 1000 },
  });
  if (held.length === 0) return;
  await surveyAnswers.remove({ surveyId: command().in(held.map(({ _id }) => _id)) });
  const counted = { seasonId, results: command().exists(true) };
  await surveys.update(counted, { 'results.words': command().set([]) });
}

async function removeSome(
  collection: Collection<{ _id: string }>,
  where: Record<string, unknown>,
  limit: number,
): Promise<number> {
  const found = await collection.find<{ _id: string }>({ where, fields: ['_id'], limit });
  if (found.length === 0) return 0;
  return collection.remove({ _id: command().in(found.map(({ _id }) => _id)) });
}
