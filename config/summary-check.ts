import { isDeepStrictEqual } from 'node:util';
import type { Organisation } from '../cloudfunctions/shared/domain/organisation';
import type { Season } from '../cloudfunctions/shared/domain/season';
import { summaryIdOf, type PeriodKeys } from '../cloudfunctions/shared/domain/summary';
import { contentOfBranch, mergeContents } from '../cloudfunctions/shared/domain/summary-count';
import {
  lateVisibilityMs,
  summaryLayout,
  withChanges,
} from '../cloudfunctions/shared/domain/summary-run';
import { repositories } from '../cloudfunctions/shared/repositories';
import type { Tell } from './progress';

/** Branches looked at together: their lists are long, and an answer of the platform has a greatest size. */
const AT_ONCE = 20;

/** How a summary stands towards a recount. `waiting`: the next runs will count it, because they see what changed. */
export type Verdict = 'equal' | 'waiting' | 'different' | 'missing';

export interface Checked {
  organisations: number;
  members: number;
  /** All that are not equal, by organisation. */
  notEqual: Map<string, Exclude<Verdict, 'equal'>>;
}

/** What the next run will count, as it would find out itself. */
interface Standing {
  keys: PeriodKeys;
  waiting: ReadonlySet<string>;
  allWait: boolean;
}

/**
 * Counts every branch of a season from its members' records and every organisation above from its children, and compares
 * with the summaries that stand. Only reads. Undefined when the season was never counted.
 */
export async function checkSummaries(
  season: Season,
  tell: Tell = () => undefined,
): Promise<Checked | undefined> {
  const standing = await standingOf(season._id);
  if (!standing) return undefined;
  const { organisations } = repositories();
  const branches = await organisations.branchesBelow(season.organisationId);
  const above = aboveOf(branches, season.organisationId);
  const checked: Checked = {
    organisations: branches.length + above.length,
    members: 0,
    notEqual: new Map(),
  };
  const note = (id: string, verdict: Verdict) => {
    if (verdict !== 'equal') checked.notEqual.set(id, verdict);
  };
  for (let from = 0; from < branches.length; from += AT_ONCE) {
    const group = branches.slice(from, from + AT_ONCE);
    for (const { id, verdict, members } of await checkBranches(season._id, group, standing)) {
      checked.members += members;
      note(id, verdict);
    }
    tell(from + group.length, checked.organisations);
  }
  const known = new Set(branches.map((one) => one._id));
  for (const id of above) note(id, await checkAbove(season._id, id, standing, known));
  tell(checked.organisations, checked.organisations);
  return checked;
}

async function standingOf(seasonId: string): Promise<Standing | undefined> {
  const { summaries, studyHeaders } = repositories();
  const run = await summaries.runOf(seasonId);
  if (!run) return undefined;
  const changes = await studyHeaders.changedSince(seasonId, run.watermarkMs - lateVisibilityMs);
  return {
    // A month or week that began since the last run is counted by the next one, for all.
    keys: { season: 'season', month: run.month, week: run.week },
    waiting: new Set(withChanges(run, changes).pending),
    allWait: run.layout !== summaryLayout,
  };
}

/** Ids of the organisations above the branches, up to the season's own. */
function aboveOf(branches: readonly Organisation[], rootId: string): string[] {
  return [
    ...new Set(
      branches.flatMap(({ _id, path }) => {
        const above = path.filter((id) => id !== _id);
        return above.slice(Math.max(0, above.indexOf(rootId)));
      }),
    ),
  ];
}

async function checkBranches(
  seasonId: string,
  branches: readonly Organisation[],
  standing: Standing,
): Promise<{ id: string; verdict: Verdict; members: number }[]> {
  const { summaries, studyHeaders } = repositories();
  const ids = branches.map((one) => one._id);
  const byId = await summaries.contentsByIds(ids.map((id) => summaryIdOf(seasonId, id)));
  const former = await studyHeaders.formerOf(seasonId, ids);
  return await Promise.all(
    ids.map(async (id) => {
      const headers = await studyHeaders.ofBranch(seasonId, id);
      const left = former.filter((one) => one.formerBranchIds?.includes(id));
      const content = contentOfBranch(id, headers, standing.keys, left);
      const current = byId.get(summaryIdOf(seasonId, id));
      // A branch that was made empty has nothing to be counted until somebody joins.
      const isEqual = current
        ? isDeepStrictEqual(current, content)
        : headers.length + left.length === 0;
      const waits = standing.allWait || standing.waiting.has(id);
      const verdict = isEqual ? 'equal' : waits ? 'waiting' : current ? 'different' : 'missing';
      return { id, verdict, members: headers.length };
    }),
  );
}

async function checkAbove(
  seasonId: string,
  id: string,
  standing: Standing,
  branches: ReadonlySet<string>,
): Promise<Verdict> {
  const { summaries } = repositories();
  const stands = [...(await summaries.contentsByIds([summaryIdOf(seasonId, id)])).values()][0];
  const merged = mergeContents(await summaries.childrenOf(seasonId, id), standing.keys);
  const isWhole = merged.branches.every((one) => branches.has(one.branchId));
  if (stands && isWhole && isDeepStrictEqual(stands, merged)) return 'equal';
  // A run that was cut short leaves what is above to the next one, which finds the same branches waiting.
  if (standing.allWait || standing.waiting.size > 0) return 'waiting';
  return stands ? 'different' : 'missing';
}
