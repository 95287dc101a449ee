import type { BranchRankingAnswer, RankedBranch } from '../shared/contract/ranking';
import type { RankingPeriod } from '../shared/contract/vocabulary';
import { fairIndexesOf, type FairIndex } from '../shared/domain/fairness';
import type { Organisation } from '../shared/domain/organisation';
import {
  branchesAt,
  periodKeysOf,
  summaryIdOf,
  type BranchFigures,
} from '../shared/domain/summary';
import type { CallContext } from '../shared/runtime/context';
import { refuse, type Outcome } from '../shared/runtime/outcome';
import { latestSeason, rankingsAsOfMs } from '../shared/runtime/shared-reads';
import { organisationOf } from './scope';

interface Input {
  scope: 'committee' | 'all';
  period: RankingPeriod;
}

/**
 * The branches of the caller's committee or of the season by their fair index. The index is always standardised over
 * the whole season, so a branch has the same one in both lists. A branch without eligible members has none and is left out.
 */
export async function rankBranches(
  input: Input,
  context: CallContext,
): Promise<Outcome<BranchRankingAnswer>> {
  const season = await latestSeason(context.nowMs);
  if (!season) return refuse('NO_SEASON');
  const { studyHeaders, summaries, organisations } = context.repositories;
  const [header, countedAtMs = 0] = await Promise.all([
    studyHeaders.ofCaller(context.caller.openidKey, season._id),
    rankingsAsOfMs(season._id, context.nowMs),
  ]);
  if (!header) return refuse('NOT_JOINED');
  const [view, shown] = await Promise.all([
    summaries.branchesOf(summaryIdOf(season._id, season.organisationId)),
    organisations.branchesBelow(organisationOf(input.scope, header, season)),
  ]);
  if (!view) return refuse('BUSY');
  const figures = branchesAt(view.current, periodKeysOf(context.nowMs));
  const counted = new Set(figures.map((one) => one.branchId));
  return {
    asOfMs: Math.max(view.current.asOfMs, countedAtMs),
    rows: rowsOf(figures, shown, input.period, header.branchId),
    missing: shown.filter((one) => one.memberCount > 0 && !counted.has(one._id)).length,
  };
}

function rowsOf(
  figures: readonly BranchFigures[],
  shown: readonly Organisation[],
  period: RankingPeriod,
  ownBranchId: string,
): RankedBranch[] {
  const names = new Map(shown.map((one) => [one._id, one.name]));
  const indexes = fairIndexesOf(figures.map((one) => ({ eligible: one.eligible, ...one[period] })));
  const rows = figures.flatMap((one, place): Omit<RankedBranch, 'rank'>[] => {
    const name = names.get(one.branchId);
    const fair: FairIndex | undefined = indexes[place];
    if (name === undefined || !fair) return [];
    const { branchId, members: memberCount } = one;
    return [
      {
        branchId,
        name,
        memberCount,
        ...fair,
        totalPoints: one[period].earned,
        own: branchId === ownBranchId,
      },
    ];
  });
  const byName = new Intl.Collator('zh-Hans-CN');
  rows.sort((a, b) => b.index - a.index || byName.compare(a.name, b.name));
  const before = period === 'season' ? ranksAtWeekStart(figures, names) : undefined;
  return rows.map((row) => {
    const rank = rows.findIndex((other) => other.index === row.index) + 1;
    const rankBefore = before?.get(row.branchId);
    return { rank, ...row, ...(rankBefore === undefined ? {} : { movedUp: rankBefore - rank }) };
  });
}

/** Ranks among the branches shown when the week began, of those that had earned anything by then. */
function ranksAtWeekStart(
  figures: readonly BranchFigures[],
  shown: ReadonlyMap<string, unknown>,
): Map<string, number> {
  const indexes = fairIndexesOf(
    figures.map(({ eligible, weekStart, season }) => ({ eligible, ...(weekStart ?? season) })),
  );
  const before = figures.flatMap(({ branchId, weekStart, season }, place) => {
    const index = indexes[place]?.index;
    if (index === undefined || !shown.has(branchId)) return [];
    return [{ branchId, index, earned: (weekStart ?? season).earned }];
  });
  const rankOf = (index: number) => before.filter((one) => one.index > index).length + 1;
  return new Map(
    before
      .filter((one) => one.earned > 0)
      .map(({ branchId, index }) => [branchId, rankOf(index)] as const),
  );
}
