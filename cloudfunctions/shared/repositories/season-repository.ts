import type { RulesVersion } from '../domain/rules';
import type { PlannedLecture, Season, SeasonSpan } from '../domain/season';
import { Collection, command } from './platform';

const seasons = new Collection<Season>('seasons');

/** The season that runs now: the one with status running that began last. */
export const running = () =>
  seasons.findOne({ where: { status: 'running' }, orderBy: [['startsAtMs', 'desc']] });

/** The season that began last, running or ended: what was earned in it stays readable after its end. */
export const latest = () =>
  seasons.findOne({
    where: { status: command().in(['running', 'ended']) },
    orderBy: [['startsAtMs', 'desc']],
  });

/** Seasons that began before an instant, the last first. */
export const earlier = (beforeMs: number) =>
  seasons.find<Pick<Season, '_id' | 'name'>>({
    where: { startsAtMs: command().lt(beforeMs) },
    orderBy: [['startsAtMs', 'desc']],
    limit: 10,
    fields: ['name'],
  });

export const byId = (id: string): Promise<Season | undefined> => seasons.byId(id);

/** Puts the next version of the rules in force; false when the season has another version than `versions` builds upon. */
export async function changeRules(seasonId: string, versions: readonly RulesVersion[]) {
  const next = versions.at(-1);
  if (!next) throw new Error('a season has rules');
  const _ = command();
  const updated = await seasons.update(
    { _id: seasonId, 'rules.version': next.rules.version - 1 },
    { rules: _.set(next.rules), rulesHistory: _.set(versions) },
  );
  return updated === 1;
}

/** Whether another season lasted beyond an instant. */
export const lastsBeyond = async (seasonId: string, ms: number): Promise<boolean> =>
  (await seasons.count({ _id: command().neq(seasonId), endsAtMs: command().gt(ms) })) > 0;

/** Lets a season last from then to then; false where it lasts otherwise than it was seen to. */
export const changeSpan = async (seasonId: string, seen: SeasonSpan, span: SeasonSpan) =>
  (await seasons.update({ _id: seasonId, ...seen }, { ...span })) === 1;

/** The goal of a season's plan as it stands; undefined where nobody has set it. */
export async function goalPercentOf(seasonId: string): Promise<number | undefined> {
  const season = await seasons.findOne<Pick<Season, 'goalPercent'>>({
    where: { _id: seasonId },
    fields: ['goalPercent'],
  });
  return season?.goalPercent;
}

/** Sets it; false where it stands so already. */
export const setGoalPercent = async (seasonId: string, goalPercent: number): Promise<boolean> =>
  (await seasons.update(
    { _id: seasonId, goalPercent: command().neq(goalPercent) },
    { goalPercent },
  )) === 1;

/** Begins a season. Throws DuplicateKey when one began in the same year. */
export const insert = (season: Season) => seasons.insert(season);

/** Adds a lecture at the end of the shelf; false when it stands there. */
export async function addLecture(seasonId: string, lecture: PlannedLecture): Promise<boolean> {
  const _ = command();
  const updated = await seasons.update(
    { _id: seasonId, 'lectures.lectureId': _.neq(lecture.lectureId) },
    { lectures: _.push([lecture]) },
  );
  return updated === 1;
}

/**
 * Puts another version of a lecture in the place of one that is as it was read; false when it was changed since. Lectures are never taken
 * out of the plan, so a place stays a lecture's.
 */
export async function replaceLecture(
  seasonId: string,
  place: number,
  read: PlannedLecture,
  lecture: PlannedLecture,
): Promise<boolean> {
  const _ = command();
  const stays = (value: unknown) => (value === undefined ? _.exists(false) : value);
  const at = `lectures.${place}`;
  const updated = await seasons.update(
    {
      _id: seasonId,
      [`${at}.lectureId`]: lecture.lectureId,
      [`${at}.revision`]: stays(read.revision),
      [`${at}.withdrawnAtMs`]: stays(read.withdrawnAtMs),
    },
    { [at]: _.set(lecture) },
  );
  return updated === 1;
}
