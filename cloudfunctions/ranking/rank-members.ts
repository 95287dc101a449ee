import type { MemberRankingAnswer } from '../shared/contract/ranking';
import type { RankingPeriod, RankingScope, Segment } from '../shared/contract/vocabulary';
import { mayBeListed, pageOf } from '../shared/domain/ranking';
import { readWhole, sliceAt, slicesAround } from '../shared/domain/rank-slices';
import { tableOf } from '../shared/domain/rank-table';
import { periodAt, periodKeysOf, pointsIn, summaryIdOf } from '../shared/domain/summary';
import type { ListEdition, ListView } from '../shared/repositories/summary-lists';
import { erasableSince } from '../shared/domain/season-time';
import type { CallContext } from '../shared/runtime/context';
import { refuse, type Outcome } from '../shared/runtime/outcome';
import { latestSeason, rankingsAsOfMs } from '../shared/runtime/shared-reads';
import { nameRows } from './name-rows';
import { ownPart, type RankedList } from './own-part';
import { organisationOf } from './scope';

interface Input {
  scope: RankingScope;
  period: RankingPeriod;
  segment?: Segment | undefined;
  version?: number | undefined;
  offset: number;
}

/**
 * A page of the ranking with the caller's own place. Two reads say the place: the caller's header and the head of one summary (the
 * time they stand for is a third, once an instance and five seconds). Above a branch the rows are read by a third: the page's block, or
 * the whole list for who may stand on it; their names are a fourth, and their branches' a fifth unless the instance knows them; two
 * more find the neighbours of somebody beyond the list. A reader in the middle of a walk gets the version it began with as long as that is kept,
 * and the newest, which says so, after that.
 */
export async function rankMembers(
  input: Input,
  context: CallContext,
): Promise<Outcome<MemberRankingAnswer>> {
  const season = await latestSeason(context.nowMs);
  if (!season) return refuse('NO_SEASON');
  const { studyHeaders, summaries } = context.repositories;
  const [header, countedAtMs = 0] = await Promise.all([
    studyHeaders.ofCaller(context.caller.openidKey, season._id),
    rankingsAsOfMs(season._id, context.nowMs),
  ]);
  if (!header) return refuse('NOT_JOINED');
  const organisationId = organisationOf(input.scope, header, season);
  const keys = periodKeysOf(context.nowMs);
  const key = keys[input.period];
  const ownPoints = pointsIn(header, input.period, key);
  const pointsBefore = header.score - pointsIn(header, 'week', keys.week);
  const isMovementAsked = input.period === 'season' && input.offset === 0;
  const mayHaveNeighbours = input.period === 'season' && input.segment === undefined;
  const ranksAsked = new Set([
    ...(mayHaveNeighbours ? slicesAround(ownPoints) : [sliceAt(ownPoints)]),
    ...(isMovementAsked ? [sliceAt(pointsBefore)] : []),
  ]);
  const view = await summaries.listOf(summaryIdOf(season._id, organisationId), input, {
    ...{ previous: input.version !== undefined, weekStart: isMovementAsked },
    slices: [...ranksAsked],
  });
  // A season's first summaries stand a few seconds after it began; until then trying again is right.
  if (!view) return refuse('BUSY');
  // While a season is emptied only counts are left of its lists, and some records still wait to be removed.
  const isErasable = season.endsAtMs <= erasableSince(context.nowMs);
  if (isErasable && view.members > 0 && view.list.listed === 0) return refuse('SEASON_ERASED');
  const past = walkedEdition(view, input.version, key);
  const beside = {
    table: input.segment === undefined ? [] : [...ranksAsked],
    weekStart: isMovementAsked ? [sliceAt(pointsBefore)] : [],
  };
  const offset = past ? undefined : input.offset;
  const [current, walkedList] = await Promise.all([
    currentList(view, { key, offset, ownPoints, beside }, context),
    past && placesFrom(past, input.offset, context),
  ]);
  const shown = past ? walkedList : current;
  // Two newer versions came between two reads.
  if (!current || !shown) return refuse('BUSY');
  const walked = past ?? { version: view.version, asOfMs: Math.max(view.asOfMs, countedAtMs) };
  const page = pageOf(shown, input.offset);
  const own =
    input.segment === undefined || header.segments.includes(input.segment)
      ? await ownPart(
          input,
          { header, view, current, ownPoints, pointsBefore, keys, organisationId },
          season,
          context,
        )
      : { neighbours: [], neighboursApproximate: false };
  const [rows, neighbours] = await nameRows([page.rows, own.neighbours], header.memberId, context);
  return {
    asOfMs: walked.asOfMs,
    version: walked.version,
    ...own,
    neighbours,
    rows,
    ...(page.nextOffset === undefined ? {} : { nextOffset: page.nextOffset }),
  };
}

interface Wanted {
  /** Of the month or week that runs. */
  key: string;
  /** Where a page is asked for. */
  offset: number | undefined;
  ownPoints: number;
  beside: { table: readonly string[]; weekStart: readonly string[] };
}

/**
 * The list as it stands when `key` runs, read whole for who may stand on it, otherwise the page from `offset` on, if one is asked for.
 */
async function currentList(
  view: ListView,
  { key, offset, ownPoints, beside }: Wanted,
  { repositories: { summaries } }: CallContext,
): Promise<RankedList | undefined> {
  const { list, members } = view;
  if (list.key !== key) {
    const everybody = list.listed === members ? await summaries.placesOf(view, 'all') : undefined;
    if (list.listed === members && !everybody) return undefined;
    const counted = { key: list.key, histogram: [], standings: [...(everybody?.standings ?? [])] };
    const { histogram, standings } = periodAt({ members, counted }, key);
    const table = readWhole(tableOf(histogram));
    return { table, listed: standings.length, from: 0, firstRank: 1, standings };
  }
  const mayBeOnIt = list.standings !== undefined || mayBeListed(list, ownPoints);
  const wanted = mayBeOnIt ? 'all' : offset === undefined ? 'none' : { from: offset };
  const places = await summaries.placesOf(view, wanted, beside);
  const table = places?.table ?? view.table;
  return places && table && { ...places, table };
}

/** A list as far as one page of it goes. */
const placesFrom = (edition: ListEdition, offset: number, { repositories }: CallContext) =>
  repositories.summaries.placesOf(edition, { from: offset });

/** The edition before the current one, if that is the one the reader walks and its month or week still runs. */
function walkedEdition(
  { previous }: ListView,
  version: number | undefined,
  key: string,
): ListEdition | undefined {
  return previous?.version === version && previous?.list.key === key ? previous : undefined;
}
