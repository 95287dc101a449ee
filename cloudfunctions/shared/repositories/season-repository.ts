import type { RulesVersion } from '../domain/rules';
import type { Season } from '../domain/season';
import { Collection, command } from './platform';

const seasons = new Collection<Season>('seasons');

/** The season that runs now: the one with status running that began last. */
export const running = () =>
  seasons.findOne({ where: { status: 'running' }, orderBy: [['startsAtMs', 'desc']] });

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

/** Begins a season. Throws DuplicateKey when one began in the same year. */
export const insert = (season: Season) => seasons.insert(season);
