import { works } from '../shared/jobs/works';
import type { TimerContext } from '../shared/runtime/context';

/** Imports that are looked at in one run; more than one is an accident. */
const importsARun = 5;

/**
 * Takes back what an import has staged that was stopped or given up, also what a step was still writing when somebody stopped it. One
 * read while there is nothing.
 */
export async function dropLeftOvers({
  repositories,
}: Pick<TimerContext, 'repositories'>): Promise<number> {
  const seen: string[] = [];
  let dropped = 0;
  while (seen.length < importsARun) {
    const jobId = await repositories.staging.anyImport(seen);
    if (jobId === undefined) break;
    seen.push(jobId);
    if ((await repositories.jobs.byId(jobId))?.status === 'running') continue;
    await works['roster-import']?.undo?.({ _id: jobId }, { repositories });
    dropped += 1;
  }
  return dropped;
}
