import type { Organisation } from '../domain/organisation';
import type { Season } from '../domain/season';
import { type Repositories, repositories } from '../repositories';
import { Kept } from './kept';

/** How long an instance may go on with a season or an organisation it has read. */
const sharedTtlMs = 60_000;
/** The platform signs URLs for two hours by default; within half of that a kept one is still good for a whole lecture. */
const urlTtlMs = 3_600_000;

/** The time that rankings stand for is renewed every few seconds; kept longer it would only look older than it is. */
const asOfTtlMs = 5_000;

const rankingsAsOf = new Kept<number>(asOfTtlMs, 1);
const seasons = new Kept<Season>(sharedTtlMs, 2);
const organisations = new Kept<Organisation>(sharedTtlMs, 2_000);
const urls = new Kept<string>(urlTtlMs, 1_000);

/** The running season where this instance knows it already, without a read. */
export const knownSeason = (nowMs: number): Season | undefined => seasons.get('running', nowMs);

/** The running season; at most 60 s old within an instance. That none runs is never remembered. */
export async function runningSeason(
  nowMs: number,
  from: Pick<Repositories, 'seasons'> = repositories(),
): Promise<Season | undefined> {
  const kept = seasons.get('running', nowMs);
  if (kept) return kept;
  const season = await from.seasons.running();
  if (season) seasons.set('running', season, nowMs);
  return season;
}

/**
 * The running season, and between two the one that ended last: for whatever is read, corrected or honoured after the end. Who earns
 * points asks for the running one.
 */
export async function latestSeason(
  nowMs: number,
  from: Pick<Repositories, 'seasons'> = repositories(),
): Promise<Season | undefined> {
  const known = (await runningSeason(nowMs, from)) ?? seasons.get('ended', nowMs);
  if (known) return known;
  const season = await from.seasons.latest();
  if (season) seasons.set('ended', season, nowMs);
  return season;
}

/**
 * Every change that was visible at this instant is in the summaries; undefined before they were first counted. At most 5 s old within an
 * instance, read before the summary that it is said of.
 */
export async function rankingsAsOfMs(seasonId: string, nowMs: number): Promise<number | undefined> {
  const kept = rankingsAsOf.get(seasonId, nowMs);
  if (kept !== undefined) return kept;
  const asOfMs = await repositories().summaries.asOfRun(seasonId);
  if (asOfMs !== undefined) rankingsAsOf.set(seasonId, asOfMs, nowMs);
  return asOfMs;
}

/** Organisations by id, at most 60 s old within an instance; one read for all that are missing. Unknown ids are left out. */
export function organisationsById(
  ids: readonly string[],
  nowMs: number,
): Promise<Map<string, Organisation>> {
  return organisations.ofAll(ids, nowMs, async (missing) =>
    (await repositories().organisations.byIds(missing)).map((one) => [one._id, one] as const),
  );
}

/** Temporary URLs of stored files by file id. A file that the storage does not have is left out. No database operation. */
export function fileUrlsOf(
  fileIds: readonly string[],
  nowMs: number,
): Promise<Map<string, string>> {
  return urls.ofAll(fileIds, nowMs, (missing) => repositories().files.urlsOf(missing));
}
