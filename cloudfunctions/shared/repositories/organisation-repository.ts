import type { Organisation } from '../domain/organisation';
import { Collection, command } from './platform';

const organisations = new Collection<Organisation>('organisations');

/** Several at once, in no order; at most 1,000 ids. */
export const byIds = (ids: readonly string[]) =>
  organisations.find({ where: { _id: command().in([...ids]) }, limit: 1000 });

/** All branches of a subtree, by id. */
export const branchesBelow = (organisationId: string) =>
  organisations.findAll({ where: { path: organisationId, kind: 'branch' } });

/** Branches of any of these subtrees with ids beyond `afterId`, by id: a long list in steps. */
export const branchesBeyond = (
  organisationIds: readonly string[],
  afterId: string,
  limit: number,
) =>
  organisations.find({
    where: {
      path: command().in([...organisationIds]),
      kind: 'branch',
      _id: command().gt(afterId),
    },
    orderBy: [['_id', 'asc']],
    limit,
  });

/** An organisation with all below it that have others beneath them; at most 1,000. */
export const withBranches = (organisationId: string) =>
  organisations.find({
    where: { path: organisationId, kind: command().in(['district', 'committee']) },
    limit: 1000,
  });

/** Organisations whose members may join by telephone number. */
export const askingPhones = () =>
  organisations.find<Pick<Organisation, '_id' | 'path'>>({
    where: { joinByPhone: true },
    fields: ['path'],
    limit: 1000,
  });

/** Organisations below one, by id; at most 1,000. */
export const below = (organisationId: string) =>
  organisations.find({
    where: { path: organisationId, _id: command().neq(organisationId) },
    orderBy: [['_id', 'asc']],
    limit: 1000,
  });
