import type { Organisation } from '../domain/organisation';
import { Collection, command } from './platform';

const organisations = new Collection<Organisation>('organisations');

export const byId = (id: string) => organisations.byId(id);

/** Several at once, in no order; at most 1,000 ids. */
export const byIds = (ids: readonly string[]) =>
  organisations.find({ where: { _id: command().in([...ids]) }, limit: 1000 });
