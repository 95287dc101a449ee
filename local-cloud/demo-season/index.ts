import { createReadStream } from 'node:fs';
import type { Season } from '../../cloudfunctions/shared/domain/season';
import { dayMs, dayStartMs } from '../../cloudfunctions/shared/domain/season-time';
import type { LocalCloud } from '../local-cloud';
import { calendarOf } from './calendar';
import { generateSeason, type GeneratedSeason, type SeasonOptions } from './generate-season';
import { lectureFiles } from './lectures';
import { DEMO_BRANCH_ID, organisationTree } from './organisations';
import type { SeasonPerson } from './persons';
import { makeRoster, personsOf } from './roster';
import { makeSessionOfToday } from './sessions';

export { generateSeason, type GeneratedSeason, type SeasonOptions } from './generate-season';
export type { SeasonPerson } from './persons';

/**
 * Generates a season and puts its files and documents into an empty local cloud. The season's own document comes last:
 * where it stands, everything else stands.
 */
export async function plantSeason(
  cloud: Pick<LocalCloud, 'database' | 'storage'>,
  options: Omit<SeasonOptions, 'fileIdOf'>,
): Promise<GeneratedSeason> {
  const fileIds = new Map<string, string>();
  for (const { cloudPath, file } of lectureFiles()) {
    fileIds.set(cloudPath, await cloud.storage.put(cloudPath, createReadStream(file)));
  }
  const season = generateSeason({
    ...options,
    fileIdOf: (cloudPath) => fileIds.get(cloudPath) ?? cloudPath,
  });
  const { seasons, ...others } = season.documents;
  for (const [collection, list] of [...Object.entries(others), ['seasons', seasons] as const]) {
    const documents = list.map((document) => ({ ...document }));
    await cloud.database.insertMany(collection, documents);
  }
  return season;
}

/** The persons of a season that was planted with this seed, whenever that was. */
export function demoPersons(seed: string): SeasonPerson[] {
  return personsOf(seed, makeRoster(seed, organisationTree(), 0));
}

/**
 * Gives the demo's secretary a session to open where a season planted earlier has none left today. Answers whether one
 * was added; none is after the season's end.
 */
export async function renewSessionOfToday(
  { database, clock }: Pick<LocalCloud, 'database' | 'clock'>,
  seed: string,
): Promise<boolean> {
  const nowMs = clock.now();
  const [found] = await database.find('seasons', { status: 'running' });
  const toBeHeld = await database.count('sessions', {
    organisationId: DEMO_BRANCH_ID,
    endsAtMs: { $gt: nowMs },
    startsAtMs: { $lt: dayStartMs(nowMs) + dayMs },
    status: { $ne: 'closed' },
  });
  if (found === undefined || toBeHeld > 0) return false;
  const season = found as unknown as Season;
  const tree = organisationTree();
  const session = makeSessionOfToday({
    ...{ seed, tree, seasonId: season._id, rules: season.rules },
    ...{ calendar: calendarOf(nowMs), roster: makeRoster(seed, tree, 0) },
  });
  if (session.endsAtMs > season.endsAtMs) return false;
  await database.insertMany('sessions', [{ ...session }]);
  return true;
}
