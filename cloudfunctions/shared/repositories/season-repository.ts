import type { Season } from '../domain/season';
import { Collection } from './platform';

const seasons = new Collection<Season>('seasons');

/** The season that runs now: the one with status running that began last. */
export const running = () =>
  seasons.findOne({ where: { status: 'running' }, orderBy: [['startsAtMs', 'desc']] });

export const byId = (id: string): Promise<Season | undefined> => seasons.byId(id);
