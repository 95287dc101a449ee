import type { StepContext } from './job-work';

/** Imports that are looked at in one run; more than one is an accident. */
const importsARun = 5;

/**
 * Takes back what an import has staged that was stopped or given up, also what a step was still writing when somebody stopped it; others than
 * these. One read while there is nothing. Answers how many were taken back.
 */
export async function dropLeftOvers(
  { repositories: { jobs, staging } }: Pick<StepContext, 'repositories'>,
  except: readonly string[] = [],
): Promise<number> {
  const seen = [...except];
  let dropped = 0;
  for (let looked = 0; looked < importsARun; looked += 1) {
    const jobId = await staging.anyImport(seen);
    if (jobId === undefined) break;
    seen.push(jobId);
    if ((await jobs.byId(jobId))?.status === 'running') continue;
    await staging.drop(jobId);
    dropped += 1;
  }
  return dropped;
}
