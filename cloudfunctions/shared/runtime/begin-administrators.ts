import type { Organisation } from '../domain/organisation';
import type { Repositories } from '../repositories';

/** Administrators of a tree; more are not counted. */
const mostAdministrators = 200;

/** Trees from before there was a list of administrators get it from the grants as they stand. */
export async function beginAdministrators(
  root: Organisation,
  { roster }: Pick<Repositories, 'roster'>,
): Promise<void> {
  if (root.administratorIds) return;
  const holders = await roster.holdersFor([root._id], mostAdministrators);
  const ids = holders
    .filter(({ roles }) =>
      roles.some((one) => one.role === 'administrator' && one.organisationId === root._id),
    )
    .map(({ _id }) => _id);
  await roster.beginAdministrators(root._id, ids);
}
