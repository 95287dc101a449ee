import type { Reply } from '../cloudfunctions/shared/contract/reply';
import { DataFileError, type DemoPerson, type LocalCloud } from '../local-cloud';
import {
  blankPhones,
  demoPersons,
  issueAdministratorCode,
  plantSeason,
  renewSessionOfToday,
} from '../local-cloud/demo-season';

/** The seasons that a data folder can begin with, and their members; the small district's are counted when absent. */
export const SEASON_SIZES = {
  /** Nothing at all: whoever has the one-time code begins. */
  empty: {},
  small: {},
  large: { members: 100_000 },
} as const satisfies Record<string, { members?: number }>;

export type SeasonSize = keyof typeof SEASON_SIZES;

/** The same invented names and numbers on every machine. */
const DEMO_SEED = 'winter-study';

export interface DemoSeasonOptions {
  openidHmacKey: string;
  /** What was asked for; whatever is there, or a small one, when absent. */
  size?: SeasonSize;
  onProgress?: (done: number, all: number) => void;
}

export interface OpenedSeason {
  /** Whom a visitor may choose to be. */
  persons: DemoPerson[];
  /** The one-time code of a cloud that nobody administrates yet. */
  administratorCode?: string;
}

/**
 * The demo season of a data folder, made when the folder is new, or what an empty one begins with.
 * @throws DataFileError when the folder has another season than was asked for, or half of one
 */
export async function openDemoSeason(
  cloud: LocalCloud,
  { openidHmacKey, size, onProgress }: DemoSeasonOptions,
): Promise<OpenedSeason> {
  const hasSeason = (await cloud.database.count('seasons')) > 0;
  const present = cloud.setting('seasonSize', () => (hasSeason ? 'small' : (size ?? 'small')));
  if (present === 'empty') {
    refuseAnotherSize(present, size);
    const administratorCode = await issueAdministratorCode(cloud);
    return { persons: blankPhones, ...(administratorCode ? { administratorCode } : {}) };
  }
  if (hasSeason) {
    refuseAnotherSize(present, size);
    await renewSessionOfToday(cloud, DEMO_SEED);
    return { persons: demoPersons(DEMO_SEED) };
  }
  if (!(await cloud.database.isEmpty())) {
    throw new DataFileError('the demo season was only made in part; start over with --reset');
  }
  await plantSeason(cloud, {
    anchorMs: cloud.clock.now(),
    seed: DEMO_SEED,
    openidHmacKey,
    ...SEASON_SIZES[size ?? 'small'],
    ...(onProgress && { onProgress }),
  });
  // Rankings and progress are counted by timers; a first visitor should not have to wait for them. A large season brings its own.
  await cloud.fireTimer('summarise');
  while ((await countTasks(cloud)) > 0);
  return { persons: demoPersons(DEMO_SEED) };
}

/** One run of the timer, which ends after a while on a slow machine; answers how many branches it has left. */
async function countTasks(cloud: LocalCloud): Promise<number> {
  const reply = (await cloud.fireTimer('count-tasks')) as Reply<{ left: number }>;
  if (!reply.ok) throw new Error(`count-tasks: ${reply.code}`);
  return reply.data.left;
}

function refuseAnotherSize(present: string, asked: SeasonSize | undefined): void {
  if (asked === undefined || asked === present) return;
  throw new DataFileError(
    `the data folder has the ${present} season; name another folder with --data, or make the ${asked} one in its place with --reset --season ${asked}`,
  );
}
