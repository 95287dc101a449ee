import { createReadStream } from 'node:fs';
import type { Organisation } from '../../cloudfunctions/shared/domain/organisation';
import type { Season } from '../../cloudfunctions/shared/domain/season';
import { dayMs, dayStartMs } from '../../cloudfunctions/shared/domain/season-time';
import type { LocalCloud } from '../local-cloud';
import { calendarOf } from './calendar';
import { seasonParts, type SeasonPart, type SeasonPlan } from './generate-season';
import { lectureFiles, planLectures } from './lectures';
import { DEMO_BRANCH_ID, organisationTree } from './organisations';
import { partsFromThread } from './parts-from-thread';
import type { SeasonPerson } from './persons';
import { makeRoster, personsOf } from './roster';
import { makeSessionOfToday } from './sessions';

export { blankPhones, issueAdministratorCode } from './empty-season';
export type { SeasonPerson } from './persons';

export interface PlantOptions extends Omit<SeasonPlan, 'lectures'> {
  /** Told after every part how many of the season's members and records are written, of how many altogether. */
  onProgress?: (done: number, all: number) => void;
}

/** Generates a season and puts its files and documents into an empty local cloud. */
export async function plantSeason(
  cloud: Pick<LocalCloud, 'database' | 'storage'>,
  { onProgress, ...options }: PlantOptions,
): Promise<void> {
  const fileIds = new Map<string, string>();
  for (const { cloudPath, file } of lectureFiles()) {
    fileIds.set(cloudPath, await cloud.storage.put(cloudPath, createReadStream(file)));
  }
  const calendar = calendarOf(options.anchorMs);
  const fileIdOf = (cloudPath: string): string => fileIds.get(cloudPath) ?? cloudPath;
  const plan: SeasonPlan = { ...options, lectures: planLectures(calendar, fileIdOf) };
  if (plan.members === undefined) {
    for (const { collection, texts } of seasonParts(plan)) {
      await cloud.database.insertTexts(collection, texts);
    }
  } else {
    await plantLarge(cloud, plan, new Progress(onProgress));
  }
}

/** A large season is made on another processor than the one that writes it. */
async function plantLarge(
  { database }: Pick<LocalCloud, 'database'>,
  plan: SeasonPlan,
  progress: Progress,
): Promise<void> {
  const last: SeasonPart[] = [];
  await database.bulkLoad(async () => {
    for await (const part of partsFromThread(plan)) {
      if (part.collection === 'seasons') last.push(part);
      else await database.insertTexts(part.collection, part.texts);
      progress.note(part);
    }
  });
  // The mark that the season is whole comes when its indexes stand, too.
  for (const { collection, texts } of last) await database.insertTexts(collection, texts);
}

/** Every member is written twice: on the roster and as a record. */
class Progress {
  private done = 0;
  private all = 0;

  constructor(private readonly tell: PlantOptions['onProgress']) {}

  note({ collection, texts }: SeasonPart): void {
    if (collection === 'organisations') {
      const organisations = texts.map((text) => JSON.parse(text) as Organisation);
      const district = organisations.find(({ parentId }) => parentId === null);
      this.all = 2 * (district?.memberCount ?? this.all / 2);
    }
    if (collection === 'members' || collection === 'studyRecords') this.done += texts.length;
    this.tell?.(this.done, this.all);
  }
}

/** The persons of a season of any size that was planted with this seed, whenever that was. */
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
    status: { $in: ['published', 'open'] },
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
