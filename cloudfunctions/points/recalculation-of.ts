import type { Job } from '../shared/domain/job';
import type { MemberContext } from '../shared/runtime/context';

/** One that was stopped or failed can be begun again; whoever stops it this often wants none. */
const mostTries = 9;

/**
 * The job that works a version into the records: the one that runs or is done, or the id under which the next can be started. Ids
 * follow from the version, so that a confirmation sent again finds its own.
 */
export async function recalculationOf(
  seasonId: string,
  version: number,
  { repositories }: Pick<MemberContext, 'repositories'>,
): Promise<{ job?: Job; freeId: string }> {
  for (let one = 1; one <= mostTries; one += 1) {
    const freeId = `recount-${seasonId}-${version}-${one}`;
    const job = await repositories.jobs.byId(freeId);
    if (!job) return { freeId };
    if (job.status === 'running' || job.status === 'done') return { job, freeId };
    if (one === mostTries) return { job, freeId };
  }
  throw new Error('the last try answers');
}
