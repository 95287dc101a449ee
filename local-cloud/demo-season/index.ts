import { createReadStream } from 'node:fs';
import type { Season } from '../../cloudfunctions/shared/domain/season';
import { dayMs, dayStartMs } from '../../cloudfunctions/shared/domain/season-time';
import type { LocalCloud } from '../local-cloud';
import { calendarOf } from './calendar';
import { generateSeason, type SeasonDocuments } from './generate-season';
import { lectureFiles } from './lectures';
import { DEMO_BRANCH_ID, organisationTree } from './organisations';
import type { SeasonPerson } from './persons';
import { makeRoster, personsOf } from './roster';
import { makeSessionOfToday } from './sessions';

export { generateSeason, type GeneratedSeason, type SeasonOptions } from './generate-season';
export type { SeasonPerson } from './persons';

/** Everywhere the same people; what they did follows from when the data folder was made. */
const SEED = 'winter-study';

type Cloud = Pick<LocalCloud, 'database' | 'storage' | 'clock'>;

/**
 * Makes the demo season in a cloud that has none yet, and sees to it that the demo's secretary has a session to open
 * today. `openidHmacKey` is the functions' OPENID_HMAC_KEY.
 */
export async function openDemoSeason(
  cloud: Cloud,
  openidHmacKey: string,
): Promise<{ persons: SeasonPerson[] }> {
  const [season] = await cloud.database.find('seasons', { status: 'running' });
  if (season === undefined) return { persons: await plant(cloud, openidHmacKey) };
  await renewSessionOfToday(cloud, season as unknown as Season);
  return { persons: personsOf(SEED, makeRoster(SEED, organisationTree(), 0)) };
}

async function plant(cloud: Cloud, openidHmacKey: string): Promise<SeasonPerson[]> {
  const fileIds = new Map<string, string>();
  for (const { cloudPath, file } of lectureFiles()) {
    fileIds.set(cloudPath, await cloud.storage.put(cloudPath, createReadStream(file)));
  }
  const { documents, persons } = generateSeason({
    anchorMs: cloud.clock.now(),
    seed: SEED,
    openidHmacKey,
    fileIdOf: (cloudPath) => fileIds.get(cloudPath) ?? cloudPath,
  });
  await insert(cloud, documents);
  return persons;
}

/** The season's own document comes last: where it stands, all else stands; a planting that was cut short is repeated. */
async function insert({ database }: Cloud, documents: SeasonDocuments): Promise<void> {
  const { seasons, ...others } = documents;
  for (const [collection, list] of [...Object.entries(others), ['seasons', seasons] as const]) {
    await database.removeMany(collection, {});
    await database.insertMany(
      collection,
      list.map((document) => ({ ...document })),
    );
  }
}

/** A data folder of an earlier day: its session of today is over. */
async function renewSessionOfToday({ database, clock }: Cloud, season: Season): Promise<void> {
  const nowMs = clock.now();
  const open = await database.count('sessions', {
    organisationId: DEMO_BRANCH_ID,
    endsAtMs: { $gt: nowMs },
    startsAtMs: { $lt: dayStartMs(nowMs) + dayMs },
    status: { $ne: 'closed' },
  });
  if (open > 0) return;
  const tree = organisationTree();
  const session = makeSessionOfToday({
    ...{ seed: SEED, tree, seasonId: season._id, rules: season.rules },
    ...{ calendar: calendarOf(nowMs), roster: makeRoster(SEED, tree, 0) },
  });
  if (session.endsAtMs > season.endsAtMs) return;
  await database.insertMany('sessions', [{ ...session }]);
}
