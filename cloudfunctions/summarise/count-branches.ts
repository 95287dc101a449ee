import type { Organisation } from '../shared/domain/organisation';
import { summaryIdOf, type PeriodKeys } from '../shared/domain/summary';
import { contentOfBranch } from '../shared/domain/summary-count';
import type { TimerContext } from '../shared/runtime/context';
import { inGroups } from '../shared/runtime/in-groups';
import { replaceContent } from './replace-content';

/** Branches written side by side. */
const atOnce = 5;
/** Members read with one request: one answer has a thousand at most, and the roster's count may be a little behind. */
const membersAtOnce = 800;

/**
 * Counts branches from their members and writes what changed. Answers the ids of those where another run was faster:
 * what it wrote may be older than what this one saw, so they have to be counted once more.
 */
export async function countBranches(
  seasonId: string,
  branches: readonly Organisation[],
  keys: PeriodKeys,
  context: TimerContext,
): Promise<string[]> {
  const { summaries, studyHeaders } = context.repositories;
  // Read before the members: the version then guards everything that was counted.
  const standing = new Map(
    (await summaries.standingByIds(branches.map((one) => summaryIdOf(seasonId, one._id)))).map(
      (one) => [one._id, one],
    ),
  );
  const ids = branches.map((one) => one._id);
  const former = ids.length > 0 ? await studyHeaders.formerOf(seasonId, ids) : [];
  const read = await inGroups(portionsOf(branches), atOnce, (portion) =>
    studyHeaders.ofBranches(
      seasonId,
      portion.map((one) => one._id),
    ),
  );
  const headers = new Map(read.flatMap((portion) => [...portion]));
  const count = async (branch: Organisation) => {
    const left = former.filter((one) => one.formerBranchIds?.includes(branch._id));
    const before = standing.get(summaryIdOf(seasonId, branch._id));
    const content = contentOfBranch(branch._id, headers.get(branch._id) ?? [], keys, left);
    return replaceContent({ seasonId, organisation: branch, before, content }, context);
  };
  const written = await inGroups(branches, atOnce, count);
  return branches.filter((_, place) => !written[place]).map((one) => one._id);
}

/** Branches whose members are read together. */
function portionsOf(branches: readonly Organisation[]): Organisation[][] {
  const portions: Organisation[][] = [];
  let members = Infinity;
  for (const branch of branches) {
    members += branch.memberCount;
    if (members <= membersAtOnce) portions.at(-1)?.push(branch);
    else {
      portions.push([branch]);
      members = branch.memberCount;
    }
  }
  return portions;
}
