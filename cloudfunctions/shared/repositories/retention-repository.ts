import type { Appeal, Award, AwardList } from '../domain/award';
import type { ExportEntry } from '../domain/export-entry';
import type { Job } from '../domain/job';
import type { ImportBatch } from '../domain/points-import';
import type { RulesVersion } from '../domain/rules';
import type { Season } from '../domain/season';
import type { Session } from '../domain/session';
import { pathsOfLists } from '../domain/summary-shape';
import type { Survey } from '../domain/survey';
import { Collection, type Condition, command } from './platform';

/** What a season leaves behind when its personal data are to be erased. */
const seasons = new Collection<Season>('seasons');
const sessions = new Collection<Session>('sessions');
const summaries = new Collection<{ _id: string }>('summaries');
const parts = new Collection<{ _id: string }>('summaryParts');
const awards = new Collection<Award>('awards');
const lists = new Collection<AwardList>('awardLists');
const appeals = new Collection<Appeal>('appeals');
const surveys = new Collection<Survey>('surveys');
const surveyAnswers = new Collection<{ _id: string }>('surveyAnswers');
const batches = new Collection<ImportBatch>('importBatches');
const exports = new Collection<ExportEntry>('exports');
const jobs = new Collection<Job>('jobs');

/** A season that ended by an instant and still has personal data; the oldest. */
export const seasonToErase = (endedByMs: number) =>
  seasons.findOne({
    where: { endsAtMs: command().lte(endedByMs), erasedAtMs: command().exists(false) },
    orderBy: [['endsAtMs', 'asc']],
  });

/** Notes that nothing personal is left of a season; of its rules it stays known when they changed and why, not by whom. */
export async function noteErased(
  { _id, rulesHistory }: Pick<Season, '_id' | 'rulesHistory'>,
  erasedAtMs: number,
): Promise<void> {
  const nameless = rulesHistory?.map(({ by: _by, ...version }): RulesVersion => version);
  await seasons.update(
    { _id },
    { erasedAtMs, ...(nameless ? { rulesHistory: command().set(nameless) } : {}) },
  );
}

/** Some documents of a season, with the files that these fields name. */
export async function someOf(
  collection: string,
  seasonId: string,
  fileFields: readonly string[],
  limit: number,
): Promise<{ ids: string[]; fileIds: string[] }> {
  const found = await new Collection<Record<string, string> & { _id: string }>(collection).find({
    where: { seasonId },
    ...{ fields: ['_id', ...fileFields], limit },
  });
  return {
    ids: found.map(({ _id }) => _id),
    fileIds: found.flatMap((one) => fileFields.flatMap((field) => one[field] ?? [])),
  };
}

export const remove = (collection: string, ids: readonly string[]) =>
  new Collection<{ _id: string }>(collection).remove({ _id: command().in([...ids]) });

/** Empties a text in some documents of a season; answers how many. */
export async function emptySome(
  collection: string,
  seasonId: string,
  field: string,
  limit: number,
): Promise<number> {
  const _ = command();
  const documents = new Collection<{ _id: string }>(collection);
  const where = { seasonId, [field]: _.exists(true).and(_.neq('')) };
  const found = await documents.find<{ _id: string }>({ where, fields: ['_id'], limit });
  if (found.length === 0) return 0;
  return documents.update({ _id: _.in(found.map(({ _id }) => _id)) }, { [field]: '' });
}

/**
 * Leave and guests of the sessions, and who held, counted and changed them; answers the last session of the page, undefined after the
 * last.
 */
export async function emptySessions(
  seasonId: string,
  afterId: string,
  limit: number,
): Promise<string | undefined> {
  const _ = command();
  const page = await sessions.find<Pick<Session, '_id'>>({
    where: { seasonId, _id: _.gt(afterId) },
    ...{ orderBy: [['_id', 'asc']], fields: ['_id'], limit },
  });
  const ofPage = _.in(page.map(({ _id }) => _id));
  if (page.length === 0) return undefined;
  for (const name of ['leaveRequests', 'guestCheckIns'])
    await new Collection<{ _id: string }>(name).remove({ sessionId: ofPage });
  await sessions.update({ _id: ofPage }, { publishedBy: '', changes: _.remove() });
  await sessions.update({ _id: ofPage, headCount: _.exists(true) }, { 'headCount.countedBy': '' });
  return page.at(-1)?._id;
}

/**
 * Removes some of the notes, jobs and entries of exports from before a season's end: all of them are as old as that by then, also those
 * of no season.
 */
export async function removeTraces(endedAtMs: number, limit: number): Promise<number> {
  const _ = command();
  const old = { atMs: _.lte(endedAtMs) };
  const isOver = { status: _.in(['done', 'failed', 'cancelled']), movedAtMs: _.lte(endedAtMs) };
  const notes = new Collection<{ _id: string }>('auditLog');
  return (
    (await removeSome(notes, old, limit)) +
    (await removeSome(exports, old, limit)) +
    (await removeSome(jobs, isOver, limit))
  );
}

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
    await awards.update({ _id }, { ...empty, createdBy: '', lists: _.set(counts), erasedAtMs });
  }
  return held.length;
}

/** Imports of a season, whose files name people. */
export const importsOf = (seasonId: string, limit: number) =>
  batches.find({ where: { seasonId }, limit });

export const removeImports = (ids: readonly string[]) =>
  batches.remove({ _id: command().in([...ids]) });

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

async function removeSome<Document extends { _id: string }>(
  collection: Collection<Document>,
  where: Condition,
  limit: number,
): Promise<number> {
  const found = await collection.find<{ _id: string }>({ where, fields: ['_id'], limit });
  if (found.length === 0) return 0;
  return collection.remove({ _id: command().in(found.map(({ _id }) => _id)) });
}
