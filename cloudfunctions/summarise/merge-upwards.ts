import type { Organisation } from '../shared/domain/organisation';
import type { Season } from '../shared/domain/season';
import { summaryIdOf, type PeriodKeys } from '../shared/domain/summary';
import { mergeContents } from '../shared/domain/summary-count';
import { StoreBusy } from '../shared/repositories';
import type { TimerContext } from '../shared/runtime/context';
import { organisationsById } from '../shared/runtime/shared-reads';
import { replaceContent } from './replace-content';

const attempts = 5;

/**
 * Merges the summaries of every organisation above the branches from its children's, the deepest first. Always done for
 * all of them: a run that was cut short may have left the branches right and those above them behind.
 */
export async function mergeUpwards(
  season: Season,
  branches: readonly Organisation[],
  keys: PeriodKeys,
  context: TimerContext,
): Promise<void> {
  const ids = new Set(branches.flatMap((branch) => aboveWithin(branch, season.organisationId)));
  const above = [...(await organisationsById([...ids], context.nowMs)).values()].sort(
    (a, b) => b.path.length - a.path.length,
  );
  for (const organisation of above) await mergeOne(season._id, organisation, keys, context);
}

/** Ids of the organisations above a branch, up to the season's own and no further. */
function aboveWithin(branch: Organisation, rootId: string): string[] {
  const above = branch.path.filter((id) => id !== branch._id);
  return above.slice(Math.max(0, above.indexOf(rootId)));
}

async function mergeOne(
  seasonId: string,
  organisation: Organisation,
  keys: PeriodKeys,
  context: TimerContext,
): Promise<void> {
  const { summaries } = context.repositories;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const [before] = await summaries.standingByIds([summaryIdOf(seasonId, organisation._id)]);
    const children = await summaries.childrenOf(seasonId, organisation._id);
    const content = mergeContents(children, keys);
    if (await replaceContent({ seasonId, organisation, before, content }, context)) return;
  }
  throw new StoreBusy('a summary was replaced by others again and again');
}
