import type { Organisation } from '../shared/domain/organisation';
import type { Season } from '../shared/domain/season';
import { summaryIdOf, type PeriodKeys } from '../shared/domain/summary';
import { mergeContents } from '../shared/domain/summary-count';
import { StoreBusy } from '../shared/repositories';
import type { StandingSummary } from '../shared/repositories/summary-repository';
import type { TimerContext } from '../shared/runtime/context';
import { inGroups } from '../shared/runtime/in-groups';
import { organisationsById } from '../shared/runtime/shared-reads';
import { replaceContent } from './replace-content';

const attempts = 5;
/** Organisations whose heads are read together, and merged side by side where none lies above another. */
const headsAtOnce = 20;
const mergedAtOnce = 5;

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
  const above = [...(await organisationsById([...ids], context.nowMs)).values()];
  const depths = [...new Set(above.map((one) => one.path.length))].sort((a, b) => b - a);
  for (const depth of depths) {
    const level = above.filter((one) => one.path.length === depth);
    for (let from = 0; from < level.length; from += headsAtOnce)
      await mergeAll(season._id, level.slice(from, from + headsAtOnce), keys, context);
  }
}

async function mergeAll(
  seasonId: string,
  organisations: readonly Organisation[],
  keys: PeriodKeys,
  context: TimerContext,
): Promise<void> {
  const ids = organisations.map((one) => summaryIdOf(seasonId, one._id));
  const heads = await context.repositories.summaries.standingByIds(ids);
  const standing = new Map(heads.map((one) => [one._id, one]));
  await inGroups(organisations, mergedAtOnce, (organisation) =>
    mergeOne(seasonId, organisation, standing.get(summaryIdOf(seasonId, organisation._id)), {
      keys,
      context,
    }),
  );
}

/** Ids of the organisations above a branch, up to the season's own and no further. */
function aboveWithin(branch: Organisation, rootId: string): string[] {
  const above = branch.path.filter((id) => id !== branch._id);
  return above.slice(Math.max(0, above.indexOf(rootId)));
}

/** `read` is what stood before the children were read: its version guards what is merged from them. */
async function mergeOne(
  seasonId: string,
  organisation: Organisation,
  read: StandingSummary | undefined,
  { keys, context }: { keys: PeriodKeys; context: TimerContext },
): Promise<void> {
  const { summaries } = context.repositories;
  let before = read;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const children = await summaries.childrenOf(seasonId, organisation._id);
    const content = mergeContents(children, keys);
    if (await replaceContent({ seasonId, organisation, before, content }, context)) return;
    [before] = await summaries.standingByIds([summaryIdOf(seasonId, organisation._id)]);
  }
  throw new StoreBusy('a summary was replaced by others again and again');
}
